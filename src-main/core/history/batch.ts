/** One second of history on its way to the store's thread: rows in one flat column, the rest as plain values. */
import type { HistoryEntry, HistorySource } from '../ports.ts';

/** What is kept besides rows. */
export type Mark = Extract<HistoryEntry, { type: 'annotation' | 'incident' | 'audit' | 'alerts' | 'trace' }>;

/** A source as the sender numbers it. */
export interface BatchSource extends HistorySource {
  readonly handle: number;
}

export interface Batch {
  /** Rises by one with each batch of one sender. */
  readonly number: number;
  /** Sources that rows of this batch or of later ones refer to. */
  readonly sources: readonly BatchSource[];
  /** Words that are new since the last batch: rows refer to them by their place among all words sent so far. */
  readonly words: readonly string[];
  /** For each row `handle, at, code, word, count of values, values...`. */
  readonly rows: Float64Array;
  readonly marks: readonly Mark[];
}

export interface BatchRow {
  readonly handle: number;
  readonly at: number;
  readonly code: number;
  readonly word: number;
  readonly values: readonly number[];
}

const HEAD = 5;

/** Rows being gathered. Grows as needed, and starts anew with `take`. */
export interface RowBuffer {
  push(row: BatchRow): void;
  take(): Float64Array;
  readonly isEmpty: boolean;
}

export function rowBuffer(): RowBuffer {
  let cells = new Float64Array(1_024);
  let used = 0;
  return {
    push({ handle, at, code, word, values }) {
      const size = HEAD + values.length;
      if (used + size > cells.length) {
        const larger = new Float64Array(Math.max(cells.length * 2, used + size));
        larger.set(cells.subarray(0, used));
        cells = larger;
      }
      cells[used] = handle;
      cells[used + 1] = at;
      cells[used + 2] = code;
      cells[used + 3] = word;
      cells[used + 4] = values.length;
      cells.set(values, used + HEAD);
      used += size;
    },
    take() {
      const taken = cells.slice(0, used);
      used = 0;
      return taken;
    },
    get isEmpty() {
      return used === 0;
    },
  };
}

/** Calls `onRow` for each row of a batch, in the order they were gathered. */
export function eachRow(cells: Float64Array, onRow: (row: BatchRow) => void): void {
  const cell = (at: number) => cells[at] ?? 0;
  for (let at = 0; at < cells.length;) {
    const count = cell(at + 4);
    const values = Array.from(cells.subarray(at + HEAD, at + HEAD + count));
    onRow({ handle: cell(at), at: cell(at + 1), code: cell(at + 2), word: cell(at + 3), values });
    at += HEAD + count;
  }
}
