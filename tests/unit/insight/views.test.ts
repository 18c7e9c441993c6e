import { describe, expect, it } from 'vitest';
import { endsAt } from '../../../src-main/core/insight/ends-in.ts';
import { addViews, startMeaning } from '../../../src-main/core/insight/meaning.ts';
import { addCount, startRise } from '../../../src-main/core/insight/rise.ts';
import type { MeaningMemory } from '../../../src-main/core/insight/meaning.ts';

describe('the meaning of a count of views', () => {
  const watch = (values: readonly number[], end?: number): MeaningMemory => {
    const active = values.reduce((memory, views) => addViews(memory, views, true), startMeaning);
    // What it says after the end is asked for a few times: a count of people now may lag.
    return end === undefined ? active : [1, 2, 3, 4].reduce((memory) => addViews(memory, end, false), active);
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
    expect(addViews(watch(rising), 177, false).meaning).toBe('unknown');
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
  it('is that long after its start, at the latest when its start was not seen', () => {
    expect(endsAt(3600, 5_000, true)).toEqual({ at: 3_605_000, atTheLatest: false });
    expect(endsAt(3600, 0, false)).toEqual({ at: 3_600_000, atTheLatest: true });
  });

  it('is not told for unlimited streams', () => {
    expect(endsAt(0, 0, true)).toBeUndefined();
    expect(endsAt(undefined, 0, true)).toBeUndefined();
  });
});

describe('the rise of a count of everybody so far', () => {
  it('is told a minute, and begins anew when the count does', () => {
    const steps = Array.from({ length: 20 }, (_, look) => look);
    const steady = steps.reduce((memory, look) => addCount(memory, look * 15_000, look * 5), startRise);
    expect(steady.perMinute).toBe(20);
    expect(addCount(steady, 300_000, 0)).toEqual({ at: 300_000, count: 0 });
    expect(addCount(startRise, 0, 7).perMinute).toBeUndefined();
  });
});
