import { describe, expect, it } from 'vitest';
import { endsIn } from '../../../src-main/core/insight/ends-in.ts';
import { funnelOf } from '../../../src-main/core/insight/funnel.ts';
import { addViews, startMeaning } from '../../../src-main/core/insight/meaning.ts';
import { expectationAt, isMissing } from '../../../src-main/core/insight/planned-window.ts';
import type { MeaningMemory } from '../../../src-main/core/insight/meaning.ts';

describe('the funnel of an event', () => {
  it('adds up those who know and never takes no data for zero', () => {
    expect(funnelOf([{ viewers: 120 }, { viewers: 30 }, { live: 10, queue: 4 }, {}])).toEqual({
      watching: 150,
      waiting: 4,
      live: 10,
    });
    expect(funnelOf([{ live: 3 }]).watching).toBeUndefined();
  });
});

describe('a planned window', () => {
  const window = { from: 1_000_000, until: 5_000_000 };

  it('lets streams be expected from five minutes before the start until the end', () => {
    const at = [699_999, 700_000, 4_999_999, 5_000_000];
    expect(at.map((now) => expectationAt(window, now))).toEqual([
      'not-yet',
      'should-be-live',
      'should-be-live',
      'over',
    ]);
  });

  it('misses a stream that is not live, but not one it knows nothing of', () => {
    expect(isMissing(window, 'offline', 800_000)).toBe(true);
    expect(isMissing(window, 'preparing', 800_000)).toBe(true);
    expect(isMissing(window, 'live', 800_000)).toBe(false);
    expect(isMissing(window, undefined, 800_000)).toBe(false);
    expect(isMissing(window, 'offline', 600_000)).toBe(false);
  });
});

describe('the meaning of a count of views', () => {
  const watch = (values: readonly number[], end?: number): MeaningMemory => {
    const active = values.reduce((memory, views) => addViews(memory, views, true), startMeaning);
    return end === undefined ? active : addViews(active, end, false);
  };
  const rising = Array.from({ length: 60 }, (_, i) => i * 3);

  it('is people right now once it has fallen, after fifty looks', () => {
    const wavy = rising.map((views, i) => (i === 20 ? views - 10 : views));
    expect(watch(wavy.slice(0, 49)).meaning).toBe('unknown');
    expect(watch(wavy).meaning).toBe('gauge');
  });

  it('is everybody so far when it only rose and still stands after the end', () => {
    expect(watch(rising).meaning).toBe('unknown');
    expect(watch(rising, 177).meaning).toBe('counter');
    expect(watch(rising, 0).meaning).toBe('gauge');
  });

  it('stays unknown with too few looks or rises', () => {
    expect(watch(rising.slice(0, 30), 87).meaning).toBe('unknown');
    expect(watch(Array<number>(80).fill(7), 7).meaning).toBe('unknown');
  });

  it('compares nothing across sessions and passes over no data', () => {
    const first = watch(rising.slice(0, 10), 0);
    expect(addViews(addViews(first, 2, true), 1, true).falls).toBe(1);
    expect(addViews(first, 1, true).falls).toBe(0);
    expect(addViews(first, -1, true)).toBe(first);
  });
});

describe('the end of a stream with a longest duration', () => {
  it('is told in minutes, as an upper bound when its start was not seen', () => {
    expect(endsIn(3600, 0, true, 1_800_000)).toEqual({ minutes: 30, isUpperBound: false });
    expect(endsIn(3600, 0, false, 4_000_000)).toEqual({ minutes: 0, isUpperBound: true });
  });

  it('is not told for unlimited streams', () => {
    expect(endsIn(0, 0, true, 0)).toBeUndefined();
    expect(endsIn(undefined, 0, true, 0)).toBeUndefined();
  });
});
