/** Rows of one source and resolution, whether packed already or still in the tail. */
import { readSpan } from './chunks.ts';
import { inOrder } from './packing.ts';
import { spanStart } from './spans.ts';
import { numberOf, type Store, type StoredSource } from './store.ts';
import { columnsOf, type Tail } from './tails.ts';

/** All columns of the rows in [from, until), in the order of time. */
export function readRows(
  store: Store,
  source: StoredSource,
  step: number,
  from: number,
  until: number,
): readonly Float64Array[] {
  const packed = readSpan(store, source.id, step, from, until);
  const tail = step === 0 ? store.tails.get(source.id) : undefined;
  if (!tail || !tail.times.some((at) => at >= from && at < until)) return packed;
  const newest = rowsIn(tail, from, until);
  if (packed.length === 0) return inOrder(newest);
  return inOrder(newest.map((column, index) => joined(packed[index], column, packed[0]?.length ?? 0)));
}

/** Where the next row at or after `at` may be; undefined when there is none. */
export function nextRow(store: Store, source: StoredSource, step: number, at: number): number | undefined {
  const sql = 'SELECT min(start) FROM chunks WHERE source = ? AND step = ? AND start >= ?';
  const packed = numberOf(store, sql, source.id, step, spanStart(step, at)) ?? Infinity;
  const times = step === 0 ? (store.tails.get(source.id)?.times ?? []) : [];
  const next = times.reduce((least, time) => (time >= at && time < least ? time : least), packed);
  return next === Infinity ? undefined : Math.max(at, next);
}

function rowsIn(tail: Tail, from: number, until: number): readonly Float64Array[] {
  const rows = [...tail.times.keys()].filter(
    (row) => (tail.times[row] ?? 0) >= from && (tail.times[row] ?? 0) < until,
  );
  return columnsOf(tail).map((column) => Float64Array.from(rows, (row) => column[row] ?? NaN));
}

/** Packed rows lack the columns of metrics that came later. */
function joined(before: Float64Array | undefined, after: Float64Array, length: number): Float64Array {
  const whole = new Float64Array(length + after.length).fill(NaN);
  if (before) whole.set(before);
  whole.set(after, length);
  return whole;
}
