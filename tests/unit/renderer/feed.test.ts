import { describe, expect, test } from 'vitest';
import { Board } from '../../../src-renderer/state/board.svelte.ts';
import { Catalogue } from '../../../src-renderer/state/catalogue.svelte.ts';
import { Feed } from '../../../src-renderer/state/feed.svelte.ts';
import { fakeMain } from './fake-main.ts';
import { overall, snapshot, sourceView, update } from './views.ts';

const hallA = sourceView('A', { readings: { live: 1, queue: 0 } });

function started() {
  const main = fakeMain();
  const catalogue = new Catalogue();
  const board = new Board(catalogue);
  const pauses: number[] = [];
  const feed = new Feed(main.api, catalogue, board, async (span) => void pauses.push(span));
  const stop = feed.start();
  return { main, board, feed, pauses, stop };
}

const sampleOf = (handle: number, at: number, live: number, queue: number) =>
  Float64Array.from([handle, at, live, queue, NaN, NaN, NaN]);

describe('the feed', () => {
  test('listens before it asks, so that nothing is lost between the two', async () => {
    const { main, board } = started();
    expect(main.listeners).toBe(1);
    main.publish(update(7, { samples: sampleOf(hallA.handle, 5_000, 9, 2) }));
    await main.answer(snapshot(7, [hallA]));
    expect(board.sources.get('a')?.reading('live')).toBe(9);
  });

  test('leaves out what the snapshot already holds', async () => {
    const { main, board } = started();
    main.publish(update(5, { removed: ['a'] }));
    main.publish(update(6, { overall: { ...overall, state: 'critical' } }));
    await main.answer(snapshot(7, [hallA]));
    expect(board.sources.has('a')).toBe(true);
    expect(board.overall?.state).toBe('ok');
    expect(main.asked).toBe(1);
  });

  test('applies updates in order and forgets removed sources', async () => {
    const { main, board } = started();
    await main.answer(snapshot(1, [hallA]));
    const hallB = sourceView('B');
    main.publish(update(1, { sources: [hallB], samples: sampleOf(hallB.handle, 1, 3, 0) }));
    expect(board.sources.get('b')?.reading('live')).toBe(3);
    main.publish(update(2, { removed: ['b'] }));
    expect([...board.sources.keys()]).toEqual(['a']);
  });

  test('asks for a snapshot again when a revision is missing', async () => {
    const { main, board } = started();
    await main.answer(snapshot(1, [hallA]));
    main.publish(update(2, { overall: { ...overall, state: 'critical' } }));
    expect(board.overall?.state).toBe('ok');
    await main.answer(snapshot(3, [hallA], { overall: { ...overall, state: 'warning' } }));
    expect(main.asked).toBe(2);
    expect(board.overall?.state).toBe('warning');
  });

  test('asks again when a gap shows only after the snapshot came', async () => {
    const { main, board } = started();
    main.publish(update(9, { overall: { ...overall, state: 'blind' } }));
    await main.answer(snapshot(7, [hallA]));
    await main.answer(snapshot(10, [hallA], { overall: { ...overall, state: 'critical' } }));
    expect(board.overall?.state).toBe('critical');
  });

  test('asks again when a sample comes from a source nobody has told of', async () => {
    const { main } = started();
    await main.answer(snapshot(1, [hallA]));
    main.publish(update(1, { samples: Float64Array.from([9_999, 1, 2]) }));
    await main.answer(snapshot(2, [hallA]));
    expect(main.asked).toBe(2);
  });

  test('says that main does not answer, waits a second, and tries again', async () => {
    const { main, feed, pauses } = started();
    await main.answer(undefined);
    expect(feed.connected).toBe(false);
    expect(pauses).toEqual([1_000]);
    await main.answer(snapshot(1, [hallA]));
    expect(feed.connected).toBe(true);
  });

  test('keeps the last 15 minutes of a source over a new snapshot', async () => {
    const { main, board, feed } = started();
    await main.answer(snapshot(1, [hallA]));
    main.publish(update(1, { samples: sampleOf(hallA.handle, 1_000_000, 4, 6) }));
    const before = board.sources.get('a');
    void feed.refresh();
    await main.answer(snapshot(5, [{ ...hallA, handle: 70 }]));
    expect(board.sources.get('a')).toBe(before);
    expect(before?.points.series(1, 1_000_000).at(-1)).toBe(6);
    main.publish(update(5, { samples: sampleOf(70, 1_001_000, 8, 0) }));
    expect(before?.reading('live')).toBe(8);
  });

  test('fills sparklines with what history knew', async () => {
    const { main, board } = started();
    const until = 1_200_000;
    const values = Float32Array.from({ length: 90 }, (_, index) => (index === 40 ? NaN : index));
    main.sparklines = { from: until - 900_000, until, points: 90, sources: ['a'], values };
    await main.answer(snapshot(1, [hallA]));
    const series = board.sources.get('a')?.points.series(1, until - 1) ?? [];
    expect(series[10]).toBe(10);
    expect(series[40]).toBeNaN();
    expect(series[89]).toBe(89);
  });

  test('hears nothing more once stopped', async () => {
    const { main, stop } = started();
    await main.answer(snapshot(1, [hallA]));
    stop();
    expect(main.listeners).toBe(0);
  });
});
