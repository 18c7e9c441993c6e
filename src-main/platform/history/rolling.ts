/** Rolls packed samples up into minutes and hours, and lets go of what is older than it is kept. */
import { rollRows, rollSamples } from '../../core/history/roll-up.ts';
import { columnCount, packTable, unpackColumns } from '../../core/history/table.ts';
import { putChunk } from './packing.ts';
import { squeeze, transact, type Store } from './store.ts';

/** How long each resolution is kept, ms (product.md section 11). */
export interface Retention {
  readonly keepFull: number;
  readonly keepMinutes: number;
  readonly keepHours: number;
}

/** Each resolution is rolled in chunks of `span` ms from the one below. */
const LEVELS = [
  { step: 60_000, from: 0, span: 6 * 3_600_000 },
  { step: 3_600_000, from: 60_000, span: 5 * 86_400_000 },
] as const;
type Level = (typeof LEVELS)[number];

/** Rolls what has become whole: at most `most` chunks, so that no turn takes long. Returns how many were made. */
export function rollUp(store: Store, now: number, most: number): number {
  let made = 0;
  for (const level of LEVELS) {
    for (const source of store.byId.keys()) {
      while (made < most && rollNext(store, source, level, now)) made += 1;
      if (made >= most) return made;
    }
  }
  return made;
}

/** Where rolled rows of a source end, exclusive; undefined when there are none. */
export function rolledUntil(store: Store, source: number, step: number): number | undefined {
  const row = store.database
    .prepare('SELECT max(start) AS start FROM chunks WHERE source = ? AND step = ?')
    .get(source, step);
  const level = LEVELS.find((one) => one.step === step);
  return row?.['start'] === null || !row || !level ? undefined : Number(row['start']) + level.span;
}

/** Drops what is older than it is kept; samples go only once their minutes are made. Returns how many chunks went. */
export function prune(store: Store, now: number, keep: Retention): number {
  const limits = [
    [0, now - keep.keepFull],
    [60_000, now - keep.keepMinutes],
    [3_600_000, now - keep.keepHours],
  ] as const;
  return transact(store, () => {
    let gone = 0;
    for (const source of store.byId.keys()) {
      for (const [step, limit] of limits) gone += pruneLevel(store, source, step, limit);
      const oldest = now - Math.max(keep.keepFull, keep.keepMinutes, keep.keepHours);
      store.database.prepare('DELETE FROM gaps WHERE source = ? AND until < ?').run(source, oldest);
    }
    return gone;
  });
}

function pruneLevel(store: Store, source: number, step: number, limit: number): number {
  const above = LEVELS.find((level) => level.from === step);
  const made = above ? (rolledUntil(store, source, above.step) ?? -Infinity) : Infinity;
  const until = Math.min(limit, made);
  if (!Number.isFinite(until)) return 0;
  const { changes } = store.database
    .prepare('DELETE FROM chunks WHERE source = ? AND step = ? AND until < ?')
    .run(source, step, until);
  return Number(changes);
}

/** Rolls the next span of a source when all of it is packed. */
function rollNext(store: Store, source: number, { step, from, span }: Level, now: number): boolean {
  const start = rolledUntil(store, source, step) ?? firstSpan(store, source, from, span);
  if (start === undefined || start + span > Math.min(now, completeUntil(store, source, from))) return false;
  const columns = readSpan(store, source, from, start, start + span);
  const rolled = from === 0 ? rollSamples(withoutMarks(columns), step) : rollRows(columns, step);
  const times = rolled[0] ?? new Float64Array();
  // A span without samples gets an empty chunk: it says that it was looked at.
  const bytes = packTable({ columns: rolled }, squeeze);
  const until = start + span - 1;
  transact(store, () => putChunk(store, { source, step, start, until, rows: times.length, bytes }));
  return true;
}

function firstSpan(store: Store, source: number, step: number, span: number): number | undefined {
  const row = store.database
    .prepare('SELECT min(start) AS start FROM chunks WHERE source = ? AND step = ?')
    .get(source, step);
  return row?.['start'] === null || !row ? undefined : Math.floor(Number(row['start']) / span) * span;
}

/** Up to where rows of a resolution cannot change any more. */
function completeUntil(store: Store, source: number, step: number): number {
  if (step !== 0) return rolledUntil(store, source, step) ?? -Infinity;
  const tail = store.tails.get(source);
  return tail?.times[0] ?? Infinity;
}

/** `at, code, word, values...` without code and word, and without rows that are failures or pauses: those have no values. */
function withoutMarks(columns: readonly Float64Array[]): readonly Float64Array[] {
  const [times = new Float64Array(), , , ...values] = columns;
  return [times, ...values];
}

/** All columns of [from, until) of one resolution; chunks that lack later columns are filled with NaN. */
function readSpan(
  store: Store,
  source: number,
  step: number,
  from: number,
  until: number,
): readonly Float64Array[] {
  const rows = store.database
    .prepare(
      'SELECT bytes FROM chunks WHERE source = ? AND step = ? AND until >= ? AND start < ? ORDER BY start',
    )
    .all(source, step, from, until);
  const tables = rows.map((row) => {
    const bytes = row['bytes'] as Uint8Array;
    return unpackColumns(bytes, [...Array(columnCount(bytes)).keys()], squeeze);
  });
  const width = Math.max(0, ...tables.map((table) => table.length));
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from(tables.flatMap((table) => within(table, column))),
  );

  function within(table: readonly Float64Array[], column: number): number[] {
    const times = table[0] ?? new Float64Array();
    const values = table[column];
    return [...times.keys()]
      .filter((index) => (times[index] ?? 0) >= from && (times[index] ?? 0) < until)
      .map((index) => values?.[index] ?? NaN);
  }
}
