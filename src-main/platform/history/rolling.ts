/** Rolls packed samples up into minutes and hours, and packs what was rolled into larger chunks. */
import { rollRows, rollSamples } from '../../core/history/roll-up.ts';
import { packTable } from '../../core/history/table.ts';
import { readSpan } from './chunks.ts';
import { putChunk } from './packing.ts';
import { writeSources } from './sources.ts';
import { spanOf, spanStart } from './spans.ts';
import { numberOf, squeeze, statement, transact, type Store, type StoredSource } from './store.ts';

/** Each resolution is rolled from the one below, a span at a time; `until` names where a source keeps how far. */
const LEVELS = [
  { step: 60_000, from: 0, until: 'minutes' },
  { step: 3_600_000, from: 60_000, until: 'hours' },
] as const;
type Level = (typeof LEVELS)[number];

/** Columns of samples before the metrics: time, code, word. */
const MARKS = 3;

/** Rolls what has become whole, a chunk a step. Returns how many were made. */
export function* rolling(store: Store, now: number): Generator<void, number> {
  let made = 0;
  for (const level of LEVELS) {
    for (const source of store.byId.values()) {
      while (rollNext(store, source, level, now)) {
        made += 1;
        yield;
      }
    }
  }
  return made;
}

/** Up to when the roll-ups of a resolution are made, exclusive; the samples themselves reach to now. */
export function rolledUntil(source: StoredSource, step: number): number {
  const level = LEVELS.find((one) => one.step === step);
  return level ? source[level.until] : Infinity;
}

/** Rolls the next span of a source in which there is anything, once nothing can be added to it any more. */
function rollNext(store: Store, source: StoredSource, level: Level, now: number): boolean {
  const { step, from } = level;
  const sql = 'SELECT min(start) FROM chunks WHERE source = ? AND step = ? AND start >= ?';
  const first = numberOf(store, sql, source.id, from, source[level.until]);
  if (first === undefined) return false;
  const start = spanStart(step, first);
  const end = start + spanOf(step);
  if (end > completeUntil(store, source, from, now)) return false;
  const columns = readSpan(store, source.id, from, start, end);
  const rolled = from === 0 ? rollSamples(valuesOf(columns), step) : rollRows(columns, step);
  const before = source[level.until];
  source[level.until] = end;
  try {
    transact(store, () => {
      put(store, source, step, start, end - 1, rolled);
      if (from === 0) mergeSamples(store, source, start, columns);
      writeSources(store, [source]);
    });
  } catch (error) {
    source[level.until] = before;
    throw error;
  }
  return true;
}

/** Up to when rows of a resolution cannot come any more. Rows of a clock that was set back are not waited for. */
function completeUntil(store: Store, source: StoredSource, step: number, now: number): number {
  if (step === 0) return store.tails.get(source.id)?.times[0] ?? now;
  const sql = 'SELECT min(start) FROM chunks WHERE source = ? AND step = 0 AND start >= ?';
  const isAhead = numberOf(store, sql, source.id, source.minutes) !== undefined;
  return isAhead || store.tails.get(source.id)?.times.length ? source.minutes : now;
}

/** `at, values...` of `at, code, word, values...`. */
function valuesOf([times = new Float64Array(), ...rest]: readonly Float64Array[]): readonly Float64Array[] {
  return [times, ...rest.slice(MARKS - 1)];
}

/** Makes one chunk of all chunks of a span: fewer bytes, and fewer to look for. */
function mergeSamples(
  store: Store,
  source: StoredSource,
  start: number,
  columns: readonly Float64Array[],
): void {
  const times = columns[0] ?? new Float64Array();
  const sql = 'DELETE FROM chunks WHERE source = ? AND step = 0 AND start >= ? AND start < ?';
  statement(store, sql).run(source.id, start, start + spanOf(0));
  if (times.length > 0) put(store, source, 0, times[0] ?? start, times.at(-1) ?? start, columns);
}

function put(
  store: Store,
  source: StoredSource,
  step: number,
  start: number,
  until: number,
  columns: readonly Float64Array[],
): void {
  const bytes = packTable({ columns }, squeeze);
  const rows = columns[0]?.length ?? 0;
  putChunk(store, { source: source.id, step, start, until, rows, bytes });
}
