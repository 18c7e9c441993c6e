/** Rolls packed samples up into minutes and hours, and packs what was rolled into larger chunks. */
import { rollRows, rollSamples } from '../../core/history/roll-up.ts';
import { packTable } from '../../core/history/table.ts';
import { readSpan } from './chunks.ts';
import { putChunk } from './packing.ts';
import { writeSources } from './sources.ts';
import { numberOf, squeeze, statement, transact, type Store, type StoredSource } from './store.ts';

/** Each resolution is rolled in chunks of `span` ms from the one below; `until` names where a source keeps how far. */
const LEVELS = [
  { step: 60_000, from: 0, span: 6 * 3_600_000, until: 'minutes' },
  { step: 3_600_000, from: 60_000, span: 5 * 86_400_000, until: 'hours' },
] as const;
type Level = (typeof LEVELS)[number];

/** Rows of a resolution are packed in chunks that lie within spans of this length, ms. */
export function spanOf(step: number): number {
  return LEVELS.find((one) => one.step === step)?.span ?? LEVELS[0].span;
}

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

/** Everything at once. */
export function rollNow(store: Store, now: number): number {
  const work = rolling(store, now);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Up to when the roll-ups of a resolution are made, exclusive; the samples themselves reach to now. */
export function rolledUntil(source: StoredSource, step: number): number {
  const level = LEVELS.find((one) => one.step === step);
  return level ? source[level.until] : Infinity;
}

/** Rolls the next span of a source in which there is anything, once nothing can be added to it any more. */
function rollNext(store: Store, source: StoredSource, level: Level, now: number): boolean {
  const { step, from, span } = level;
  const first = numberOf(
    store,
    'SELECT min(start) FROM chunks WHERE source = ? AND step = ? AND until >= ?',
    source.id,
    from,
    source[level.until],
  );
  if (first === undefined) return false;
  const start = Math.max(source[level.until], Math.floor(first / span) * span);
  const end = start + span;
  if (end > completeUntil(store, source, from, now)) return false;
  const columns = readSpan(store, source.id, from, start, end);
  const rolled = from === 0 ? rollSamples(valuesOf(columns), step) : rollRows(columns, step);
  const before = source[level.until];
  source[level.until] = end;
  try {
    transact(store, () => {
      put(store, source, step, start, end - 1, rolled);
      if (from === 0) mergeSamples(store, source, start, end, columns);
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
  const sql = 'SELECT count(*) FROM chunks WHERE source = ? AND step = 0 AND until >= ?';
  const isAhead = (numberOf(store, sql, source.id, source.minutes) ?? 0) > 0;
  return isAhead || store.tails.get(source.id)?.times.length ? source.minutes : now;
}

/** `at, values...` of `at, code, word, values...`. */
function valuesOf([times = new Float64Array(), ...rest]: readonly Float64Array[]): readonly Float64Array[] {
  return [times, ...rest.slice(MARKS - 1)];
}

/** Makes one chunk of all chunks that lie within a span: fewer bytes, and fewer to look for. */
function mergeSamples(
  store: Store,
  source: StoredSource,
  from: number,
  until: number,
  columns: readonly Float64Array[],
): void {
  const inside = 'FROM chunks WHERE source = ? AND step = 0 AND until >= ? AND start < ?';
  if ((numberOf(store, `SELECT count(*) ${inside}`, source.id, from, until) ?? 0) < 2) return;
  const first = numberOf(store, `SELECT min(start) ${inside}`, source.id, from, until) ?? from;
  const last = numberOf(store, `SELECT max(until) ${inside}`, source.id, from, until) ?? until;
  const earlier = first < from ? readSpan(store, source.id, 0, first, from) : [];
  const later = last >= until ? readSpan(store, source.id, 0, until, last + 1) : [];
  statement(store, `DELETE ${inside}`).run(source.id, from, until);
  for (const part of [earlier, columns, later]) {
    const times = part[0];
    if (times && times.length > 0) put(store, source, 0, times[0] ?? from, times.at(-1) ?? until, part);
  }
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
