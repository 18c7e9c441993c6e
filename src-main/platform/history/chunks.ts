/** Reads packed tables back. */
import { columnCount, unpackColumns } from '../../core/history/table.ts';
import { inOrder } from './packing.ts';
import { spanStart } from './spans.ts';
import { squeeze, statement, type Store } from './store.ts';

const IN_SPANS =
  'SELECT bytes FROM chunks WHERE source = ? AND step = ? AND start >= ? AND start < ? AND until >= ? ORDER BY start';
/** A chunk's start may be later than its first row, where another one begins at that time (see `putChunk`). */
const SLACK = 100;

/** The wanted columns of each chunk of a source and resolution that has rows in [from, until), oldest first. */
export function* readChunks(
  store: Store,
  source: number,
  step: number,
  from: number,
  until: number,
  wanted?: readonly number[],
): Generator<readonly Float64Array[]> {
  const bounds = [spanStart(step, from), until + SLACK, from];
  for (const row of statement(store, IN_SPANS).all(source, step, ...bounds)) {
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
  const parts = [...readChunks(store, source, step, from, until)].flatMap((table) => {
    const [first, end] = placeOf(table[0] ?? new Float64Array(), from, until);
    return end > first ? [{ table, first, end }] : [];
  });
  const width = Math.max(0, ...parts.map(({ table }) => table.length));
  const rows = parts.reduce((sum, { first, end }) => sum + end - first, 0);
  const columns = Array.from({ length: width }, () => new Float64Array(rows).fill(NaN));
  let place = 0;
  for (const { table, first, end } of parts) {
    table.forEach((column, index) => columns[index]?.set(column.subarray(first, end), place));
    place += end - first;
  }
  return inOrder(columns);
}

/** The first row at or after `from`, and the first at or after `until`, of times that rise. */
function placeOf(times: Float64Array, from: number, until: number): readonly [number, number] {
  return [firstAt(times, from), firstAt(times, until)];
}

function firstAt(times: Float64Array, at: number): number {
  let low = 0;
  for (let high = times.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
