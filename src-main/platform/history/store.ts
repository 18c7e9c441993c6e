/** The history file while it is open: sources, log and tails. Everything here runs on the history's own thread. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { rowLog } from '../../core/history/log.ts';
import type { Row } from '../../core/history/row.ts';
import type { Squeeze } from '../../core/history/table.ts';
import { packedUntil } from './seam.ts';
import { migrate, VERSION, versionOf } from './schema.ts';
import { inTransaction, openDatabase, type Database } from './sqlite.ts';
import { addRow, emptyTail, type Tail } from './tails.ts';

/** A source in the file: `id` is the file's own number for it. */
export interface StoredSource {
  readonly id: number;
  readonly name: string;
  readonly metrics: readonly string[];
  readonly chief: string;
  /** "state|grade" texts in the order in which rows number them; grows as the vendor finds new words. */
  readonly words: string[];
}

export interface Store {
  readonly database: Database;
  readonly readOnly: boolean;
  readonly sources: Map<string, StoredSource>;
  readonly byId: Map<number, StoredSource>;
  readonly tails: Map<number, Tail>;
  /** Time of the newest packed row by source, as far as it was asked for. */
  readonly packed: Map<number, number>;
  /** The newest packed row of each source of this run: gaps are told across the seam. */
  readonly lastRows: Map<number, { readonly at: number; readonly code: number }>;
  readonly log: ReturnType<typeof rowLog>;
}

/** What packed columns are squeezed with. */
export const squeeze: Squeeze = {
  pack: (bytes) => deflateRawSync(bytes, { level: 6 }),
  unpack: (bytes) => inflateRawSync(bytes),
};

/** Opens, migrates and reads the log back. A file of a newer app is opened for reading only. Throws what SQLite throws. */
export function openStore(path: string): Store {
  const probe = openDatabase(path);
  const readOnly = versionOf(probe) > VERSION;
  if (readOnly) probe.close();
  else migrate(probe);
  const database = readOnly ? openDatabase(path, true) : probe;
  const store: Store = {
    database,
    readOnly,
    sources: new Map(),
    byId: new Map(),
    tails: new Map(),
    packed: new Map(),
    lastRows: new Map(),
    log: rowLog(),
  };
  readSources(store);
  readLog(store);
  return store;
}

/** The file's entry for a source, made when it is new. New metrics are added at the end, so that stored columns keep their place. */
export function settleSource(
  store: Store,
  name: string,
  metrics: readonly string[],
  chief: string,
): StoredSource {
  const known = store.sources.get(name);
  const merged = known
    ? [...known.metrics, ...metrics.filter((metric) => !known.metrics.includes(metric))]
    : metrics;
  if (known && merged.length === known.metrics.length && known.chief === chief) return known;
  const json = JSON.stringify(merged);
  if (known) {
    store.database
      .prepare('UPDATE sources SET metrics = ?, chief = ? WHERE id = ?')
      .run(json, chief, known.id);
  } else {
    store.database
      .prepare('INSERT INTO sources (name, metrics, chief) VALUES (?, ?, ?)')
      .run(name, json, chief);
  }
  const row = store.database.prepare('SELECT id FROM sources WHERE name = ?').get(name);
  return remember(store, {
    id: Number(row?.['id']),
    name,
    metrics: merged,
    chief,
    words: known?.words ?? [],
  });
}

/** The number of a "state|grade" text of a source; new ones are written with the batch they come in. */
export function wordIn(store: Store, source: StoredSource, text: string): number {
  const index = source.words.indexOf(text);
  if (index >= 0) return index;
  source.words.push(text);
  store.database
    .prepare('UPDATE sources SET words = ? WHERE id = ?')
    .run(JSON.stringify(source.words), source.id);
  return source.words.length - 1;
}

/**
 * Writes rows as one entry of the log, within a transaction. Returns those that are new; they belong into the tails once
 * the transaction is through (`takeRows`), so that a full disk leaves memory and file agreed.
 */
export function writeRows(store: Store, rows: readonly Row[]): readonly Row[] {
  const latest = new Map<number, number>();
  const fresh = rows.filter(({ source, at }) => {
    const last = latest.get(source) ?? tailOf(store, source).times.at(-1) ?? packedUntil(store, source);
    if (at <= last) return false;
    latest.set(source, at);
    return true;
  });
  if (fresh.length > 0)
    store.database.prepare('INSERT INTO log (bytes) VALUES (?)').run(store.log.encode(fresh));
  return fresh;
}

/** Adds written rows to the tails. */
export function takeRows(store: Store, rows: readonly Row[]): void {
  for (const row of rows) addRow(tailOf(store, row.source), row);
}

/** After a failed transaction: what the log's encoder remembers is read from the file anew. */
export function resumeLog(store: Store): void {
  store.log.reset();
  for (const row of store.database.prepare('SELECT bytes FROM log ORDER BY id').iterate()) {
    store.log.decode(row['bytes'] as Uint8Array, () => undefined);
  }
}

/** The tail of a source by the file's number; made when there is none. */
export function tailOf(store: Store, id: number): Tail {
  const tail = store.tails.get(id) ?? emptyTail(store.byId.get(id)?.metrics.length ?? 0);
  store.tails.set(id, tail);
  return tail;
}

/** Closes the file whole: the WAL is folded in. */
export function closeStore(store: Store): void {
  if (!store.readOnly) store.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  store.database.close();
}

/** One transaction on the store. */
export function transact<Value>(store: Store, work: () => Value): Value {
  return inTransaction(store.database, work);
}

function readSources(store: Store): void {
  for (const row of store.database.prepare('SELECT id, name, metrics, chief, words FROM sources').all()) {
    const list = (name: string) => JSON.parse(String(row[name])) as string[];
    remember(store, {
      id: Number(row['id']),
      name: String(row['name']),
      metrics: list('metrics'),
      chief: String(row['chief']),
      words: list('words'),
    });
  }
}

function remember(store: Store, source: StoredSource): StoredSource {
  store.sources.set(source.name, source);
  store.byId.set(source.id, source);
  const tail = store.tails.get(source.id);
  // A metric that is new to a source has no values in the rows it has already.
  while (tail && tail.values.length < source.metrics.length) tail.values.push(tail.times.map(() => NaN));
  return source;
}

function readLog(store: Store): void {
  for (const row of store.database.prepare('SELECT bytes FROM log ORDER BY id').iterate()) {
    store.log.decode(row['bytes'] as Uint8Array, (one) => void addRow(tailOf(store, one.source), one));
  }
}
