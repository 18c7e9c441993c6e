import { describe, expect, test } from 'vitest';
import type { ExportProgress, SinceLeft } from '#contract/channels/history';
import { done, failed } from '#contract/failure';
import { Export } from '../../../../src-renderer/history/export.svelte.ts';
import { fromLocal, toLocal } from '../../../../src-renderer/history/local-time.ts';
import { SinceLeftState } from '../../../../src-renderer/history/since-left.svelte.ts';
import { toSinceLists } from '../../../../src-renderer/history/since-lists.ts';
import { toKindShape } from '../../../../src-renderer/state/kind-shape.ts';
import { WatchedSource } from '../../../../src-renderer/state/watched-source.svelte.ts';
import { hall, sourceView, venue } from '../views.ts';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

const told = (since: number): SinceLeft => ({
  since,
  until: NOW,
  raised: [{ id: 'i', source: 'hall', severity: 'critical', title: 'Queue long: Hall', from: NOW - 60_000 }],
  cleared: [],
  peaks: [{ source: 'hall', metric: 'queue', at: NOW - 30_000, value: 23, before: 4 }],
  changed: [],
});

function keeping(at?: number) {
  const kept = new Map(at === undefined ? [] : [['looked-at', String(at)]]);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('since you left', () => {
  const setUp = (lookedAt?: number, answer = told) => {
    const asked: number[] = [];
    const store = keeping(lookedAt);
    const api = {
      readSinceLeft: async ({ since }: { since: number }) => {
        asked.push(since);
        return done(answer(since));
      },
    };
    return { asked, store, state: new SinceLeftState(api, store, () => NOW) };
  };

  test('asks for the time nobody looked, and notes that somebody looks now', async () => {
    const { asked, store, state } = setUp(NOW - HOUR);
    await state.look();
    expect(asked).toEqual([NOW - HOUR]);
    expect(state.shown?.raised).toHaveLength(1);
    expect(store.kept.get('looked-at')).toBe(String(NOW));
  });

  test.each([undefined, NOW - 60_000, NOW + HOUR])(
    'asks nothing when last looked at %s',
    async (lookedAt) => {
      const { asked, state } = setUp(lookedAt);
      await state.look();
      expect(asked).toEqual([]);
      expect(state.shown).toBeUndefined();
    },
  );

  test('what was not dismissed is told again with what came since', async () => {
    const { asked, store, state } = setUp(NOW - 3 * HOUR);
    await state.look();
    store.setItem('looked-at', String(NOW - HOUR));
    await state.look();
    state.dismiss();
    store.setItem('looked-at', String(NOW - HOUR / 2));
    await state.look();
    expect(asked).toEqual([NOW - 3 * HOUR, NOW - 3 * HOUR, NOW - HOUR / 2]);
  });

  test('says nothing when nothing happened', async () => {
    const { state } = setUp(NOW - HOUR, (since) => ({ ...told(since), raised: [], peaks: [] }));
    await state.look();
    expect(state.shown).toBeUndefined();
  });

  test('names what happened, and leaves out peaks of sources that are gone', () => {
    const source = new WatchedSource(sourceView('Hall'), toKindShape(venue, hall));
    const lists = toSinceLists(told(NOW - HOUR), (id) => (id === 'hall' ? source : undefined));
    expect(lists.map(({ title, lines }) => [title, lines.map(({ text }) => text)])).toEqual([
      ['Raised', ['Queue long: Hall']],
      ['Peaked', ['Hall: Queue 23']],
    ]);
    expect(toSinceLists(told(NOW), () => undefined).map(({ title }) => title)).toEqual(['Raised']);
  });
});

describe('an export', () => {
  const order = { sources: ['hall'], from: 0, until: NOW };
  const setUp = (start = async () => done({ id: 'one', file: 'hall.csv' })) => {
    let tell: (progress: ExportProgress) => void = () => undefined;
    const cancelled: string[] = [];
    const run = new Export({
      startExport: start,
      cancelExport: async ({ id }: { id: string }) => {
        cancelled.push(id);
        return done(undefined);
      },
      onExportProgress: (listener: (progress: ExportProgress) => void) => {
        tell = listener;
        return () => undefined;
      },
    });
    run.follow();
    const progress = (id: string, state: ExportProgress['state'], rows: number) =>
      tell({ id, state, share: 0.5, rows, file: 'hall.csv' });
    return { run, progress, cancelled };
  };

  test('is told of until it is done', async () => {
    const { run, progress } = setUp();
    await run.start(order);
    progress('another', 'done', 1);
    expect(run.isBusy).toBe(true);
    progress('one', 'running', 500);
    expect(run.progress?.rows).toBe(500);
    progress('one', 'done', 900);
    expect([run.isBusy, run.progress?.state]).toEqual([false, 'done']);
  });

  test('so small that it is done before its start is answered is done', async () => {
    let early: () => void = () => undefined;
    const { run, progress } = setUp(async () => {
      early();
      return done({ id: 'one', file: 'hall.csv' });
    });
    early = () => progress('one', 'done', 3);
    await run.start(order);
    expect([run.isBusy, run.progress?.state]).toEqual([false, 'done']);
  });

  test('can be cancelled while it runs', async () => {
    const { run, cancelled } = setUp();
    await run.cancel();
    await run.start(order);
    await run.cancel();
    expect(cancelled).toEqual(['one']);
  });

  test('whose file was not chosen is no failure, one that cannot be written is', async () => {
    const none = setUp(async () => failed('cancelled', 'Nothing was exported.'));
    await none.run.start(order);
    expect(none.run.failure).toBeUndefined();
    const full = setUp(async () => failed('storage', 'The disk is full.'));
    await full.run.start(order);
    expect(full.run.failure?.message).toBe('The disk is full.');
  });
});

test('local times of fields are read as they were written, and nonsense is no time', () => {
  const minute = Math.floor(NOW / 60_000) * 60_000;
  expect(fromLocal(toLocal(minute))).toBe(minute);
  expect([fromLocal(''), fromLocal('yesterday')]).toEqual([undefined, undefined]);
});
