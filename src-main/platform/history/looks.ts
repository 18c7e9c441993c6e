/** Reads stored polls back as they were: every one, with its outcome and the vendor's words. */
import { noLooks, type LooksQuestion, type StoredLooks } from '../../core/history/stored-looks.ts';
import { readChunks } from './chunks.ts';
import { inOrder } from './packing.ts';
import type { Store, StoredSource } from './store.ts';

/** Columns before the metrics in samples: `at, code, word`. */
const MARKS = 3;

/** The polls of one source in [from, until), as far back as full resolution is kept. */
export function looks(store: Store, question: LooksQuestion): StoredLooks {
  const source = store.sources.get(question.source);
  if (!source) return noLooks(question.metrics.length);
  const places = question.metrics.map((metric) => source.metrics.indexOf(metric));
  const tables = [...chunksOf(store, source, question, places), tailOf(store, source, question, places)];
  const rows = tables.reduce((sum, table) => sum + (table[0]?.length ?? 0), 0);
  const into = <Column extends Column8 | Column16 | Float64Array>(column: Column, place: number): Column => {
    gather(tables, place, column);
    return column;
  };
  return sorted({
    at: into(new Float64Array(rows), 0),
    codes: into(new Uint8Array(rows), 1),
    words: source.words,
    word: into(new Int16Array(rows), 2),
    values: places.map((_metric, place) => into(new Float64Array(rows), MARKS + place)),
  });
}

type Columns = readonly Float64Array[];
type Column8 = Uint8Array;
type Column16 = Int16Array;

/** One column of all tables, one after the other: nothing is kept twice, for a week is a million bytes a column. */
function gather(tables: readonly Columns[], place: number, into: Column8 | Column16 | Float64Array): void {
  let row = 0;
  for (const table of tables) {
    const part = table[place] ?? new Float64Array();
    into.set(part, row);
    row += part.length;
  }
}

/** Rows by time: a clock that was set back leaves them in another order. */
function sorted(all: StoredLooks): StoredLooks {
  if (isRising(all.at)) return all;
  const [at = all.at, code = all.at, word = all.at, ...values] = inOrder([
    all.at,
    Float64Array.from(all.codes),
    Float64Array.from(all.word),
    ...all.values,
  ]);
  return { at, codes: new Uint8Array(code), words: all.words, word: new Int16Array(word), values };
}

function isRising(at: Float64Array): boolean {
  for (let row = 1; row < at.length; row += 1) if ((at[row] ?? 0) < (at[row - 1] ?? 0)) return false;
  return true;
}

function* chunksOf(
  store: Store,
  { id }: StoredSource,
  { from, until }: LooksQuestion,
  places: readonly number[],
): Generator<Columns> {
  const known = places.filter((place) => place >= 0);
  const wanted = [0, 1, 2, ...known.map((place) => MARKS + place)];
  for (const columns of readChunks(store, id, 0, from, until, wanted)) {
    const [at = new Float64Array()] = columns;
    const [first, end] = [placeOf(at, from), placeOf(at, until)];
    const within = columns.map((column) => column.subarray(first, end));
    const column = (place: number) => within[MARKS + known.indexOf(place)];
    yield [
      ...within.slice(0, MARKS),
      ...places.map((place) => (place < 0 ? undefined : column(place)) ?? unknown(end - first)),
    ];
  }
}

/** The first place of a rising column whose value is `value` or more. */
function placeOf(column: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of a tail may be out of order where the clock was set back. */
function tailOf(
  store: Store,
  { id }: StoredSource,
  { from, until }: LooksQuestion,
  places: readonly number[],
): Columns {
  const { times = [], codes = [], words = [], values = [] } = store.tails.get(id) ?? {};
  const rows: number[] = [];
  for (let row = 0; row < times.length; row += 1) {
    const at = times[row] ?? 0;
    if (at >= from && at < until) rows.push(row);
  }
  return [times, codes, words, ...places.map((place) => values[place] ?? [])].map((column) =>
    picked(column, rows),
  );
}

function picked(column: readonly number[], rows: readonly number[]): Float64Array {
  const out = new Float64Array(rows.length);
  for (let index = 0; index < out.length; index += 1) out[index] = column[rows[index] ?? 0] ?? NaN;
  return out;
}

function unknown(rows: number): Float64Array {
  return new Float64Array(rows).fill(NaN);
}
