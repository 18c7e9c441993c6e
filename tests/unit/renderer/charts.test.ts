import { describe, expect, test } from 'vitest';
import type { HistoryAnswer } from '#contract/channels/history';
import { done, failed } from '#contract/failure';
import { toChartGroups } from '../../../src-renderer/charts/groups.ts';
import { RecentSeries, SPAN } from '../../../src-renderer/charts/recent-series.svelte.ts';
import { stepOf, timeTicks } from '../../../src-renderer/charts/scales.ts';
import { changeText } from '../../../src-renderer/sources/change.ts';
import { toSparkPoints } from '../../../src-renderer/sources/draw-sparkline.ts';
import { toKindShape } from '../../../src-renderer/state/kind-shape.ts';
import { WatchedSource } from '../../../src-renderer/state/watched-source.svelte.ts';
import { camera, hall, sourceView, venue } from './views.ts';

const NOW = 1_700_000_000_000;
const newHall = () => new WatchedSource(sourceView('Hall'), toKindShape(venue, hall));
const nothing = { readHistory: async () => failed('storage', 'No history.') };
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

function history(at: readonly number[], queue: readonly number[], gapFrom?: number): HistoryAnswer {
  const column = Float64Array.from(queue);
  const times = Float64Array.from(at);
  const series = {
    source: 'hall',
    metric: 'queue',
    step: 0,
    at: times,
    min: column,
    max: column,
    mean: column,
    last: column,
    count: column,
  };
  const gaps =
    gapFrom === undefined
      ? []
      : [{ source: 'hall', from: gapFrom, until: gapFrom + 1, kind: 'timeout' as const }];
  return { from: NOW - SPAN, until: NOW, series: [series], gaps, bands: [], annotations: [] };
}

describe('the series of a source page', () => {
  test('is history first, then live, each sample once', async () => {
    const source = newHall();
    const answer = history([NOW - 10_000, NOW - 5_000], [3, 4]);
    const series = new RecentSeries({ readHistory: async () => done(answer) }, source);
    const stop = series.start(NOW);
    source.take(NOW, [0, 5, NaN, NaN, NaN]);
    await settled();
    source.take(NOW + 5_000, [0, 6, NaN, NaN, NaN]);
    expect(series.points('queue').map((point) => point.y)).toEqual([3, 4, 5, 6]);
    stop();
    source.take(NOW + 10_000, [0, 7, NaN, NaN, NaN]);
    expect(series.points('queue')).toHaveLength(4);
  });

  test('without history begins with what the overview knew', async () => {
    const source = newHall();
    source.take(NOW - 60_000, [1, 2, NaN, NaN, NaN]);
    const series = new RecentSeries(nothing, source);
    series.start(NOW);
    await settled();
    expect(series.points('queue').map((point) => point.y)).toEqual([2]);
  });

  test('a gap stays a gap', async () => {
    const source = newHall();
    const answer = history([NOW - 300_000, NOW - 200_000], [3, 4], NOW - 290_000);
    const series = new RecentSeries({ readHistory: async () => done(answer) }, source);
    series.start(NOW);
    await settled();
    source.take(NOW, [0, 5, NaN, NaN, NaN]);
    expect(series.points('queue').map((point) => point.y)).toEqual([3, NaN, 4, NaN, 5]);
  });

  test('holds 15 minutes and not more', () => {
    const source = newHall();
    const series = new RecentSeries(nothing, source);
    series.start(NOW);
    for (let at = NOW; at < NOW + 2 * SPAN; at += 5_000) source.take(at, [0, 1, NaN, NaN, NaN]);
    expect(series.points('queue').length).toBeLessThanOrEqual(SPAN / 5_000 + 1);
  });
});

test('a tile tells the change only when most of 15 minutes was seen', async () => {
  const queue = hall.metrics[1];
  if (queue === undefined) throw new Error('the hall has a queue');
  const over = (from: number) => {
    const series = new RecentSeries(
      { readHistory: async () => done(history([from, NOW], [5, 14])) },
      newHall(),
    );
    series.start(NOW);
    return settled().then(() => changeText(series, queue, 14));
  };
  expect(await over(NOW - 14 * 60_000)).toBe('+9 in 15 min');
  expect(await over(NOW - 2 * 60_000)).toBe('');
});

test('metrics of one unit share a chart, counters have none', () => {
  const groups = (metrics: typeof hall.metrics) =>
    toChartGroups(metrics).map((group) => group.metrics.map((metric) => metric.id));
  expect(groups(toKindShape(venue, hall).chiefly)).toEqual([['live', 'queue'], ['wait']]);
  expect(groups(camera.metrics)).toEqual([['watching'], ['in'], ['score']]);
});

test('waits are marked in steps people count in', () => {
  expect([45, 600, 1_300, 40_000].map((highest) => stepOf('s', highest))).toEqual([15, 300, 600, 14_400]);
  expect(stepOf('people', 50)).toBeUndefined();
});

test('every third minute is marked, and nothing beyond the range', () => {
  const ticks = timeTicks(NOW - SPAN, NOW).map(({ value }) => value);
  expect(ticks.every((value) => value % 180_000 === 0 && value >= NOW - SPAN && value <= NOW)).toBe(true);
  expect(ticks).toHaveLength(5);
});

describe('a sparkline', () => {
  const field = { width: 104, height: 24, bridge: 2 };

  test('runs from edge to edge, zero at the bottom and the highest at the top', () => {
    const points = toSparkPoints([0, 5, 10], field);
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [2, 22],
      [52, 12],
      [102, 2],
    ]);
  });

  test('breaks where more is missing than a slow rhythm explains', () => {
    const points = toSparkPoints([1, NaN, NaN, 1, NaN, NaN, NaN, 1], field);
    expect(points.map((point) => point.starts)).toEqual([true, false, true]);
  });

  test('a line of zeros lies at the bottom, and of nothing there is nothing to draw', () => {
    expect(toSparkPoints([0, 0], field).map((point) => point.y)).toEqual([22, 22]);
    expect(toSparkPoints([NaN, NaN], field)).toEqual([]);
  });
});
