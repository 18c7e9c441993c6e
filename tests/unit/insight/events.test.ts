import { describe, expect, it } from 'vitest';
import { funnelOf } from '../../../src-main/core/insight/funnel.ts';
import { expectationAt, isMissing } from '../../../src-main/core/insight/planned-window.ts';

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
