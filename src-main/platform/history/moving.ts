/** Moves what one store holds in memory to another: when a file was set aside, or could be opened after all. */
import type { Row } from '../../core/history/row.ts';
import { readSpan } from './chunks.ts';
import { settleSource, wordIn } from './sources.ts';
import type { Store, StoredSource } from './store.ts';
import { rowAt } from './tails.ts';
import { takeRows } from './writing.ts';

/** Marks that are unwritten and rows of tails; of a store in memory all rows that it has. A damaged file is not read. */
export function moveRows(from: Store, to: Store): void {
  for (const source of from.byId.values()) {
    const own = settleSource(to, source.name, source.metrics, source.chief);
    const columns = source.metrics.map((metric) => own.metrics.indexOf(metric));
    takeRows(
      to,
      rowsOf(from, source).map(({ at, code, word, values }) => ({
        source: own.id,
        at,
        code,
        word: wordIn(to, own, source.words[word] ?? ''),
        values: placed(values, columns, own.metrics.length),
      })),
    );
  }
  to.unwritten.marks.push(...from.unwritten.marks);
}

function placed(values: readonly number[], columns: readonly number[], width: number): readonly number[] {
  const own = new Array<number>(width).fill(NaN);
  columns.forEach((column, index) => (own[column] = values[index] ?? NaN));
  return own;
}

function rowsOf(store: Store, { id }: StoredSource): readonly Row[] {
  const tail = store.tails.get(id);
  const newest = tail ? tail.times.map((_, index) => rowAt(tail, id, index)) : [];
  return store.kind === 'memory' ? [...packedRows(store, id), ...newest] : newest;
}

function packedRows(store: Store, id: number): readonly Row[] {
  const [times = new Float64Array(), codes, words, ...values] = readSpan(store, id, 0, -Infinity, Infinity);
  return Array.from(times, (at, index) => ({
    source: id,
    at,
    code: codes?.[index] ?? 0,
    word: words?.[index] ?? 0,
    values: values.map((column) => column[index] ?? NaN),
  }));
}
