import { describe, expect, test } from 'vitest';
import { failed, type Failure } from '../../../src-preload/contract/failure.ts';
import { backoff, backoffBase, rateLimitPause, waitAfter } from '../../../src-main/core/polling/backoff.ts';

const limited = (more: Partial<Failure> = {}, message = 'Rate limit exceeded.') =>
  failed('rate-limited', message, { status: 429, ...more }).failure;

describe('the wait after the n-th failure in a row', () => {
  test.each([
    [1, 5_000, 5_000],
    [2, 5_000, 5_000],
    [3, 5_000, 5_000],
    [4, 5_000, 8_000],
    [5, 5_000, 16_000],
    [6, 5_000, 32_000],
    [7, 5_000, 60_000],
    [8, 5_000, 60_000],
    [5_000, 5_000, 60_000],
    [1, 15_000, 15_000],
    [5, 15_000, 16_000],
    [1, 250, 1_000],
    [2, 250, 2_000],
    [20, 300_000, 300_000],
  ])('after failure %i at an interval of %i ms is %i ms before jitter', (streak, interval, expected) => {
    expect(backoffBase(streak, interval)).toBe(expected);
  });

  test('varies by 250 ms or 10 %, whichever is more', () => {
    expect(backoff(1, 1_000, () => 0)).toBe(750);
    expect(backoff(1, 1_000, () => 0.999_999)).toBeCloseTo(1_250, 2);
    expect(backoff(1, 5_000, () => 0)).toBe(4_500);
    expect(backoff(9, 5_000, () => 0)).toBe(54_000);
    expect(backoff(9, 5_000, () => 1)).toBe(66_000);
  });

  test('is never below the interval when a 5xx says how long, and is that long when it says more', () => {
    const busy = (retryAfter: number) => failed('server', 'Busy', { status: 503, retryAfter }).failure;
    expect(waitAfter(busy(120_000), 1, 5_000, () => 0.5)).toBe(120_000);
    expect(waitAfter(busy(1_000), 1, 5_000, () => 0.5)).toBe(5_000);
    expect(waitAfter(busy(1e12), 1, 5_000, () => 0.5)).toBe(900_000);
  });
});

describe('the pause after a 429', () => {
  test.each([
    [
      'Retry-After wins over everything',
      limited({ retryAfter: 7_000 }, 'Try again in 2 minutes.'),
      3,
      120_000,
      7_000,
    ],
    ['is the floor when nothing is said', limited(), 1, 60_000, 60_000],
    ['is the vendor’s own floor', limited(), 1, 120_000, 120_000],
    [
      'is what the message says when that is more',
      limited({}, 'Try again in 5 minutes.'),
      1,
      120_000,
      300_000,
    ],
    ['is never below the floor', limited({}, 'Try again in 3 seconds.'), 1, 60_000, 60_000],
    ['doubles with the second in a row', limited(), 2, 60_000, 120_000],
    ['doubles again with the third', limited(), 3, 60_000, 240_000],
    ['is at most 15 min', limited(), 5, 60_000, 900_000],
    ['stays at 15 min for ever', limited(), 900, 60_000, 900_000],
    ['is at least 1 s', limited({ retryAfter: -5 }), 1, 60_000, 1_000],
    ['is at most 15 min whatever the header says', limited({ retryAfter: 1e15 }), 1, 60_000, 900_000],
    ['is 15 min when it is no number', limited({ retryAfter: NaN }), 1, 60_000, 900_000],
  ])('%s', (_name, failure, streak, floor, expected) => {
    expect(rateLimitPause(failure, streak, floor)).toBe(expected);
  });
});
