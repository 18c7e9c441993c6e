import { describe, expect, test } from 'vitest';
import type { HistoryAnswer } from '#contract/channels/history';
import { done, failed } from '#contract/failure';
import { ChartHistory } from '../../../../src-renderer/charts/chart-history.svelte.ts';
import type { Question } from '../../../../src-renderer/charts/chart-question.ts';
import { ChartWindow } from '../../../../src-renderer/charts/chart-window.svelte.ts';
import { toColumns, toRows } from '../../../../src-renderer/charts/table-rows.ts';
import { formatNumber } from '../../../../src-renderer/format/numbers.ts';
import { toKindShape } from '../../../../src-renderer/state/kind-shape.ts';
import { WatchedSource } from '../../../../src-renderer/state/watched-source.svelte.ts';
import { hall, sourceView, venue } from '../views.ts';

const NOW = 1_700_000_000_000;
const DAY = 86_400_000;

/** Answers each series with one sample a minute whose value is the minute. */
function answer({ series, from, until }: Question): HistoryAnswer {
  const first = Math.ceil(from / 60_000);
  const count = Math.max(0, Math.floor(until / 60_000) - first + 1);
  const at = Float64Array.from({ length: count }, (_, index) => (first + index) * 60_000);
  const value = at.map((time) => (time / 60_000) % 1_440);
  const ones = at.map(() => 1);
  return {
    from,
    until,
    series: series.map((one) => ({
      ...one,
      step: 60_000,
      at,
      min: value,
      max: value,
      mean: value,
      last: value,
      count: ones,
    })),
    gaps: [],
    bands: [],
    annotations: [],
  };
}

function setUp(read: (question: Question) => ReturnType<ChartHistory['read']> | void = () => undefined) {
  const source = new WatchedSource(sourceView('Hall'), toKindShape(venue, hall));
  const clock = { now: NOW };
  const window = new ChartWindow(clock);
  const asked: Question[] = [];
  const api = {
    readHistory: async (question: Question) => {
      asked.push(question);
      await read(question);
      return done(answer(question));
    },
  };
  const history = new ChartHistory({
    api,
    board: { sources: new Map([[source.id, source]]) as never },
    clock,
    source,
    window,
  });
  return { source, window, history, asked };
}

describe('the history of a source page', () => {
  test('asks for the window, as wide as the chart', async () => {
    const { window, history, asked } = setUp();
    window.measure(600);
    window.choose('24h');
    await history.read(history.question);
    expect(asked[0]).toMatchObject({ width: 600 });
    expect(asked.map(({ from, until }) => until - from)).toEqual([DAY]);
    expect(history.line('hall', 'queue').length).toBeGreaterThan(1_430);
  });

  test('while one question is on its way keeps only the newest other', async () => {
    const { window, history, asked } = setUp();
    const reading = history.read(history.question);
    window.choose('1h');
    void history.read(history.question);
    window.choose('30d');
    void history.read(history.question);
    await reading;
    expect(asked.map(({ from, until }) => Math.round((until - from) / 60_000))).toEqual([15, 43_200]);
  });

  test('goes on with live samples while it follows the present', async () => {
    const { source, window, history } = setUp();
    await history.read(history.question);
    const stop = history.follow();
    const last = history.line('hall', 'queue').at(-1)?.x ?? 0;
    source.take(last + 5_000, [1, 77, NaN, NaN, NaN]);
    expect(history.line('hall', 'queue').at(-1)?.y).toBe(77);
    window.move(-DAY);
    source.take(last + 10_000, [1, 78, NaN, NaN, NaN]);
    expect(history.line('hall', 'queue').at(-1)?.y).toBe(77);
    stop();
  });

  test('forgets what came later when time is turned back', async () => {
    const { source, history } = setUp();
    await history.read(history.question);
    const stop = history.follow();
    const last = history.line('hall', 'queue').at(-1)?.x ?? 0;
    source.take(NOW + 1_000, [1, 77, NaN, NaN, NaN]);
    await history.read(history.question);
    expect(history.line('hall', 'queue').at(-1)?.y).toBe(77);
    source.rewind();
    await history.read(history.question);
    expect(history.line('hall', 'queue').at(-1)?.x).toBe(last);
    stop();
  });

  test('an answer from before time was turned back is not shown', async () => {
    const { source, history } = setUp();
    const reading = history.read(history.question);
    source.rewind();
    await reading;
    expect(history.line('hall', 'queue')).toEqual([]);
  });

  test('lays yesterday over today', async () => {
    const { history } = setUp();
    history.haunt(DAY);
    await history.read(history.question);
    const today = history.line('hall', 'queue');
    expect(history.ghostLine('hall', 'queue').map(({ x, y }) => [x, y])).toEqual(
      today.map(({ x, y }) => [x, y]),
    );
  });

  test('without an answer keeps what it had and says why', async () => {
    const { source, window } = setUp();
    const api = { readHistory: async () => failed('storage', 'The disk is full.') };
    const board = { sources: new Map() as never };
    const history = new ChartHistory({ api, board, clock: { now: NOW }, source, window });
    await history.read(history.question);
    expect(history.recalled.failure?.message).toBe('The disk is full.');
  });

  test('as a table has a row a moment, newest first', async () => {
    const { source, window, history } = setUp();
    await history.read(history.question);
    const rows = toRows(toColumns(source, history), history, source.id, window);
    expect(rows.length).toBe(15);
    const times = rows.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    const minutes = rows.map(({ at }) => formatNumber((at / 60_000) % 1_440));
    expect(rows.map(({ cells }) => cells[1])).toEqual(minutes);
  });
});
