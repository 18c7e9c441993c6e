import { expect, test } from 'vitest';
import { BUCKET, BUCKETS, RecentPoints } from '../../../src-renderer/state/recent-points.ts';
import { camera, hall } from './views.ts';

const START = 1_000 * BUCKETS * BUCKET;
const QUEUE = 1;
const SCORE = 3;

test('keeps the newest 15 minutes, oldest first', () => {
  const points = new RecentPoints(hall.metrics);
  for (let step = 0; step < 200; step++) points.add(START + step * BUCKET, [0, step]);
  const series = points.series(QUEUE, START + 199 * BUCKET);
  expect(series[0]).toBe(110);
  expect(series[BUCKETS - 1]).toBe(199);
});

test('a peak shorter than a bucket is not lost, and of a score the dip is kept', () => {
  const points = new RecentPoints(hall.metrics);
  for (const [at, queue] of [
    [0, 2],
    [3_000, 40],
    [6_000, 3],
  ] as const)
    points.add(START + at, [0, queue]);
  expect(points.series(QUEUE, START).at(-1)).toBe(40);
  const scores = new RecentPoints(camera.metrics);
  for (const [at, score] of [
    [0, 90],
    [3_000, 12],
    [6_000, 88],
  ] as const)
    scores.add(START + at, [0, 0, 0, score]);
  expect(scores.series(SCORE, START).at(-1)).toBe(12);
});

test('what was not seen is a gap, also when time has gone on', () => {
  const points = new RecentPoints(hall.metrics);
  points.add(START, [0, 7]);
  points.add(START + 5 * BUCKET, [0, 9]);
  const series = points.series(QUEUE, START + 7 * BUCKET);
  expect([...series.slice(-8)]).toEqual([7, NaN, NaN, NaN, NaN, 9, NaN, NaN]);
});

test('a long silence clears what was before', () => {
  const points = new RecentPoints(hall.metrics);
  points.add(START, [0, 7]);
  points.add(START + 500 * BUCKET, [0, 1]);
  expect(points.series(QUEUE, START + 500 * BUCKET).filter((value) => !Number.isNaN(value))).toHaveLength(1);
  expect(points.series(QUEUE, START).every(Number.isNaN)).toBe(true);
});

test('late values of the past find their place, too late ones none', () => {
  const points = new RecentPoints(hall.metrics);
  points.add(START + 90 * BUCKET, [0, 1]);
  points.addOne(START + 89 * BUCKET, QUEUE, 5);
  points.addOne(START, QUEUE, 5);
  expect([...points.series(QUEUE, START + 90 * BUCKET).slice(-2)]).toEqual([5, 1]);
});
