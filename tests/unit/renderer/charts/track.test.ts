import { describe, expect, test } from 'vitest';
import type { Gap, SeriesAnswer } from '#contract/channels/history';
import {
  extended,
  isBreak,
  longestStep,
  shifted,
  single,
  spotNear,
  toSpots,
} from '../../../../src-renderer/charts/track.ts';

const answer = (at: readonly number[], mean: readonly number[], count = 1, spread = 0): SeriesAnswer => ({
  source: 'hall',
  metric: 'queue',
  step: 0,
  at: Float64Array.from(at),
  mean: Float64Array.from(mean),
  min: Float64Array.from(mean, (value) => value - spread),
  max: Float64Array.from(mean, (value) => value + spread),
  last: Float64Array.from(mean),
  count: Float64Array.from(mean, () => count),
});
const gap = (from: number, until: number): Gap => ({ from, until, kind: 'timeout' });
const ys = (spots: ReturnType<typeof toSpots>) => spots.map(({ y }) => y);
const LONGEST = longestStep(5_000, 900);

describe('a line of stored samples', () => {
  test('keeps every value with its lowest and highest', () => {
    const spots = toSpots(answer([0, 60_000], [4, 6], 12, 2), [], longestStep(5_000, 60_000), 60_000);
    expect(spots).toEqual([
      { x: 0, y: 4, low: 2, high: 6, count: 12 },
      { x: 60_000, y: 6, low: 4, high: 8, count: 12 },
    ]);
  });

  test('breaks where a look failed, though the samples around it are near', () => {
    const spots = toSpots(answer([0, 10_000], [1, 2]), [gap(5_000, 5_000)], LONGEST, 900);
    expect(ys(spots)).toEqual([1, NaN, 2]);
  });

  test('breaks where nothing came, though no gap is told of', () => {
    expect(ys(toSpots(answer([0, 5_000, 40_000], [1, 2, 3]), [], LONGEST, 900))).toEqual([1, 2, NaN, 3]);
  });

  test('does not break at a gap narrower than its thinning', () => {
    const spots = toSpots(
      answer([0, 60_000], [4, 6], 11),
      [gap(30_000, 35_000)],
      longestStep(5_000, 60_000),
      60_000,
    );
    expect(ys(spots)).toEqual([4, 6]);
  });

  test('breaks at each of many gaps', () => {
    const at = Array.from({ length: 40 }, (_, index) => index * 10_000);
    const gaps = at.slice(0, -1).map((time) => gap(time + 5_000, time + 5_000));
    expect(toSpots(answer(at, at), gaps, LONGEST, 900).filter(isBreak)).toHaveLength(39);
  });
});

describe('a live sample', () => {
  const before = [single(0, 1), single(5_000, 2)];

  test('goes on with the line', () => {
    expect(ys(extended(before, 10_000, 3, LONGEST))).toEqual([1, 2, 3]);
  });

  test('known already is not added', () => {
    expect(extended(before, 5_000, 9, LONGEST)).toBe(before);
  });

  test('after a long silence begins anew', () => {
    expect(ys(extended(before, 100_000, 3, LONGEST))).toEqual([1, 2, NaN, 3]);
  });

  test('without a value breaks the line once', () => {
    const broken = extended(before, 10_000, NaN, LONGEST);
    expect(ys(extended(broken, 15_000, NaN, LONGEST))).toEqual([1, 2, NaN]);
  });
});

test('a ghost is the same line at another time', () => {
  expect(shifted([single(0, 1), single(5_000, 2)], 1_000)).toEqual([single(1_000, 1), single(6_000, 2)]);
});

describe('the point near a moment', () => {
  const spots = toSpots(answer([0, 5_000, 100_000], [1, 2, 3]), [], LONGEST, 900);

  test('is the nearest', () => {
    expect([spotNear(spots, 2_000, 9_000)?.y, spotNear(spots, 3_000, 9_000)?.y]).toEqual([1, 2]);
    expect(spotNear(spots, 99_000, 9_000)?.y).toBe(3);
  });

  test('is none in a gap, and none of nothing', () => {
    expect(spotNear(spots, 50_000, 9_000)).toBeUndefined();
    expect(spotNear([], 50_000, 9_000)).toBeUndefined();
  });
});
