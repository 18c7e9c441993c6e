/** The newest rows of each source, unpacked: what the log holds, ready to be read and to be packed. */
import type { Row } from '../../core/history/row.ts';

/** Columns grow with every row: `times, codes, words, then one a metric`. */
export interface Tail {
  readonly times: number[];
  readonly codes: number[];
  readonly words: number[];
  readonly values: number[][];
  /** How many of the rows are in the file's log. */
  written: number;
}

/** A tail without rows for a source of `metrics` metrics. */
export function emptyTail(metrics: number): Tail {
  return {
    times: [],
    codes: [],
    words: [],
    values: Array.from({ length: metrics }, () => []),
    written: 0,
  };
}

/** Adds a row. One that the tail has already is dropped: it was sent twice (faults.md C1). */
export function addRow(tail: Tail, row: Row): boolean {
  const last = tail.times.at(-1);
  if (last !== undefined && row.at <= last && hasRow(tail, row)) return false;
  tail.times.push(row.at);
  tail.codes.push(row.code);
  tail.words.push(row.word);
  tail.values.forEach((column, index) => column.push(row.values[index] ?? NaN));
  return true;
}

/** Two rows may have one time: polling goes on in the very tenth of a second in which its pause ends. */
function hasRow({ times, codes, words, values }: Tail, row: Row): boolean {
  return times.some(
    (at, place) =>
      at === row.at &&
      codes[place] === row.code &&
      words[place] === row.word &&
      values.every((column, index) => Object.is(column[place], row.values[index] ?? NaN)),
  );
}

/** The row at a place of a tail. */
export function rowAt(tail: Tail, source: number, index: number): Row {
  return {
    source,
    at: tail.times[index] ?? 0,
    code: tail.codes[index] ?? 0,
    word: tail.words[index] ?? 0,
    values: tail.values.map((column) => column[index] ?? NaN),
  };
}

/** The tail as columns to pack: `at, code, word, values...`. */
export function columnsOf(tail: Tail): readonly Float64Array[] {
  return [tail.times, tail.codes, tail.words, ...tail.values].map((column) => Float64Array.from(column));
}
