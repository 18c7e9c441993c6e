/** Reads packed tables back. */
import { columnCount, unpackColumns } from '../../core/history/table.ts';
import { inOrder } from './packing.ts';
import { squeeze, type Store } from './store.ts';

const OVERLAPPING =
  'SELECT bytes FROM chunks WHERE source = ? AND step = ? AND until >= ? AND start < ? ORDER BY start';

/** The wanted columns of each chunk of a source and resolution that has rows in [from, until), oldest first. */
export function* readChunks(
  store: Store,
  source: number,
  step: number,
  from: number,
  until: number,
  wanted?: readonly number[],
): Generator<readonly Float64Array[]> {
  for (const row of store.database.prepare(OVERLAPPING).iterate(source, step, from, until)) {
    const bytes = row['bytes'] as Uint8Array;
    const count = columnCount(bytes);
    const all = wanted ?? [...Array(count).keys()];
    const there = all.filter((column) => column >= 0 && column < count);
    const read = unpackColumns(bytes, there, squeeze);
    if (there.length === all.length) yield read;
    else yield all.map((column) => read[there.indexOf(column)] ?? nothing(read[0]?.length ?? 0));
  }
}

/** Older chunks lack the columns of metrics that came later: nothing is known of them then. */
function nothing(rows: number): Float64Array {
  return new Float64Array(rows).fill(NaN);
}

/** All columns of [from, until) as one table in order of time; chunks that lack later columns are filled with NaN. */
export function readSpan(
  store: Store,
  source: number,
  step: number,
  from: number,
  until: number,
): readonly Float64Array[] {
  const tables = [...readChunks(store, source, step, from, until)];
  const width = Math.max(0, ...tables.map((table) => table.length));
  const columns = Array.from({ length: width }, (_, column) =>
    Float64Array.from(tables.flatMap((table) => within(table, column, from, until))),
  );
  return inOrder(columns);
}

function within(table: readonly Float64Array[], column: number, from: number, until: number): number[] {
  const times = table[0] ?? new Float64Array();
  const values = table[column];
  return [...times.keys()]
    .filter((index) => (times[index] ?? 0) >= from && (times[index] ?? 0) < until)
    .map((index) => values?.[index] ?? NaN);
}
