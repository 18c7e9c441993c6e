/** Keeps one store open and written, whatever the disk does: trouble is told, and polling goes on from memory. */
import { eachRow, type Batch } from '../../core/history/batch.ts';
import type { Row } from '../../core/history/row.ts';
import type { HistoryNews } from '../../core/ports.ts';
import { isUrgent } from './marks.ts';
import { openStore } from './opening.ts';
import { packNow } from './packing.ts';
import { settleSource, wordIn } from './sources.ts';
import { createSparks, type Sparks } from './sparks.ts';
import { closeStore, type Store, type StoredSource } from './store.ts';
import { flush, takeRows } from './writing.ts';

export interface KeeperParts {
  now(): number;
  tell(news: HistoryNews): void;
}

export interface Keeper {
  /** The store in use: it may be another one after trouble. */
  store(): Store;
  sparks(): Sparks;
  take(batch: Batch): void;
  /** Writes and closes; what cannot be written is lost. */
  close(): void;
}

/** How the sender's numbers are the store's: source and columns by handle, texts by number. */
interface Numbering {
  readonly sources: Map<number, { readonly source: StoredSource; readonly columns: readonly number[] }>;
  readonly words: string[];
}

/** Opens the file at `path`. */
export function keeper(path: string, { now }: KeeperParts): Keeper {
  const store = openStore(path);
  const sparks = createSparks(store, now());
  const numbering: Numbering = { sources: new Map(), words: [] };
  return {
    store: () => store,
    sparks: () => sparks,
    take: (batch) => {
      const rows = rowsOf(store, numbering, batch);
      takeRows(store, rows);
      sparks.take(rows);
      store.unwritten.marks.push(...batch.marks);
      flush(store, batch.marks.some(isUrgent));
    },
    close: () => {
      flush(store);
      packNow(store, now());
      closeStore(store);
    },
  };
}

function rowsOf(store: Store, numbering: Numbering, { sources, words, rows }: Batch): readonly Row[] {
  for (const { handle, source: name, metrics, chief } of sources) {
    const source = settleSource(store, name, metrics, chief);
    const columns = metrics.map((metric) => source.metrics.indexOf(metric));
    numbering.sources.set(handle, { source, columns });
  }
  numbering.words.push(...words);
  const taken: Row[] = [];
  eachRow(rows, ({ handle, at, code, word, values }) => {
    const known = numbering.sources.get(handle);
    if (!known) return;
    const own = new Array<number>(known.source.metrics.length).fill(NaN);
    known.columns.forEach((column, index) => (own[column] = values[index] ?? NaN));
    const text = wordIn(store, known.source, numbering.words[word] ?? '');
    taken.push({ source: known.source.id, at, code, word: text, values: own });
  });
  return taken;
}
