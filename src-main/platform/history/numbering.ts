/** From the sender's numbers to the store's: sources and columns by handle, words by their place. */
import { eachRow, type Batch, type BatchSource } from '../../core/history/batch.ts';
import type { Row } from '../../core/history/row.ts';
import { settleSource, wordIn } from './sources.ts';
import type { Store, StoredSource } from './store.ts';

interface Settled {
  readonly source: StoredSource;
  /** The stored column of each of the sender's metrics. */
  readonly columns: readonly number[];
}

export interface Numbering {
  /** Rows of a batch as the store numbers them. Those of sources that were never told of are left out. */
  rowsOf(batch: Batch): readonly Row[];
}

/** Of one store; `before` hands over what the sender told of earlier, when the store was exchanged. */
export function numberingFor(
  store: Store,
  before?: SenderWords,
): Numbering & { readonly sender: SenderWords } {
  const sender: SenderWords = before ?? { sources: new Map(), words: [] };
  const settled = new Map<number, Settled>();
  const settle = (told: BatchSource): Settled => {
    const source = settleSource(store, told.source, told.metrics, told.chief);
    const own = { source, columns: told.metrics.map((metric) => source.metrics.indexOf(metric)) };
    settled.set(told.handle, own);
    return own;
  };
  for (const told of sender.sources.values()) settle(told);
  const rowsOf = ({ sources, words, rows }: Batch) => {
    for (const told of sources) {
      sender.sources.set(told.handle, told);
      settle(told);
    }
    sender.words.push(...words);
    const taken: Row[] = [];
    eachRow(rows, ({ handle, at, code, word, values }) => {
      const known = settled.get(handle);
      if (!known) return;
      const own = new Array<number>(known.source.metrics.length).fill(NaN);
      known.columns.forEach((column, index) => (own[column] = values[index] ?? NaN));
      const text = wordIn(store, known.source, sender.words[word] ?? '');
      taken.push({ source: known.source.id, at, code, word: text, values: own });
    });
    return taken;
  };
  return { rowsOf, sender };
}

/** What a sender told: it outlives a store. */
export interface SenderWords {
  readonly sources: Map<number, BatchSource>;
  readonly words: string[];
}
