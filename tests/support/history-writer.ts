/**
 * A child that writes history as fast as it can until it is killed: `FOLDER store` keeps a store itself, packs and rolls it
 * up all the time, and says which poll is kept; `FOLDER app WORKER` polls in real time as the app does, over the store's
 * own thread, and says when it has polled.
 */
import { createClock } from '../../src-main/platform/clock.ts';
import { openHistory } from '../../src-main/platform/history-db.ts';
import { choresOf } from '../../src-main/platform/history/chores.ts';
import { Gathering } from '../../src-main/platform/history/gathering.ts';
import { Keeper } from '../../src-main/platform/history/keeper.ts';

export const START = Date.UTC(2026, 0, 1);
export const STEP = 5_000;
export const SOURCES = ['a', 'b', 'c', 'd', 'e'];
const ROUND = 120;
const DAY = 86_400_000;
const KEPT = { keepFull: 400 * DAY, keepMinutes: 400 * DAY, keepHours: 400 * DAY };

/** What the `nth` poll of a source says: whoever reads it back knows which one it was. */
export function valuesOf(nth: number, source: number): readonly number[] {
  return [nth, (nth * 7 + source) % 50];
}

const described = SOURCES.map((source) => ({ source, metrics: ['nth', 'queue'], chief: 'queue' }));

function writeStore(path: string): void {
  const clock = { now: START };
  const keep = new Keeper({
    path,
    now: () => clock.now,
    tell: ({ notice }) => process.stdout.write(`trouble ${notice?.text ?? 'over'}\n`),
  });
  const gathering = new Gathering();
  gathering.describe(described);
  const first = keep.store.sources.size > 0 ? nextOf(keep) : 0;
  let chores: Generator | undefined;
  for (let nth = first; ; nth++) {
    clock.now = START + nth * STEP;
    SOURCES.forEach((source, index) => {
      const values = valuesOf(nth, index);
      gathering.append({ type: 'sample', source, at: clock.now, values, presence: 'live', state: 'on' });
    });
    const batch = gathering.take();
    if (batch) keep.take(batch);
    process.stdout.write(`${nth}\n`);
    if (nth % ROUND === 0) chores = choresOf(keep, clock.now, KEPT);
    if (chores?.next().done) chores = undefined;
  }
}

/** The number after the newest that is stored of any source. */
function nextOf({ store }: Keeper): number {
  const ends = [...store.byId.keys()].map((id) => {
    const packed = store.database
      .prepare('SELECT max(until) AS until FROM chunks WHERE source = ? AND step = 0')
      .get(id);
    return store.tails.get(id)?.times.at(-1) ?? Number(packed?.['until'] ?? 0);
  });
  return Math.max(0, ...ends.map((end) => (end - START) / STEP + 1));
}

function playApp(path: string, entry: string): void {
  const history = openHistory({ entry, path, clock: createClock(), log: () => undefined });
  history.describe(described);
  let nth = 0;
  setInterval(() => {
    const at = Date.now();
    SOURCES.forEach((source, index) => {
      history.append({ type: 'sample', source, at, values: valuesOf(nth, index), presence: 'live' });
    });
    process.stdout.write(`${at}\n`);
    nth += 1;
  }, 20);
}

const [, , folder, mode, entry = ''] = process.argv;
if (folder !== undefined && mode === 'store') writeStore(`${folder}/history.sqlite`);
if (folder !== undefined && mode === 'app') playApp(`${folder}/history.sqlite`, entry);
