/**
 * The history while it is open. Memory comes first: sources, words and the newest rows live here, and each transaction
 * writes whatever the file does not have yet. So a full disk changes nothing but when things reach the file.
 * Everything here runs on the history's own thread.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Mark } from '../../core/history/batch.ts';
import { rowLog, type RowLog } from '../../core/history/log.ts';
import type { Squeeze } from '../../core/history/table.ts';
import type { Database, SqlValue, Statement } from './sqlite.ts';
import { inTransaction } from './sqlite.ts';
import { emptyTail, type Tail } from './tails.ts';

/** A source in the file: `id` is the file's own number for it. */
export interface StoredSource {
  readonly id: number;
  readonly name: string;
  /** Columns keep their place for good; new metrics are added at the end. */
  metrics: readonly string[];
  chief: string;
  /** Texts in the order in which rows number them; grows as vendors find new words. */
  readonly words: string[];
  /** The last entry of the log whose rows are in chunks. */
  packed: number;
  /** Up to when roll-ups are made, epoch ms, exclusive; 0 for none. */
  minutes: number;
  hours: number;
}

export interface LastRow {
  readonly at: number;
  readonly code: number;
}

/** What is in memory and not yet in the file. */
export interface Unwritten {
  readonly sources: Set<StoredSource>;
  /** Sources whose tails have rows that the log lacks. */
  readonly tails: Set<number>;
  marks: Mark[];
}

/** A file; memory in place of a file; or a file of a newer app, which is never written. */
export type StoreKind = 'file' | 'memory' | 'read-only';

export interface Store {
  readonly database: Database;
  readonly kind: StoreKind;
  readonly sources: Map<string, StoredSource>;
  readonly byId: Map<number, StoredSource>;
  readonly tails: Map<number, Tail>;
  /** The newest packed row by source, as far as it was asked for: gaps are told across the seam. */
  readonly lastRows: Map<number, LastRow | undefined>;
  readonly unwritten: Unwritten;
  readonly log: RowLog;
  /** Number of the next entry of the log. */
  nextEntry: number;
  /** The next entry must stand alone: an empty one is written before it. */
  isLogFresh: boolean;
  readonly statements: Map<string, Statement>;
}

/** A store over an open database; nothing is read yet. */
export function storeOver(database: Database, kind: StoreKind): Store {
  return {
    database,
    kind,
    sources: new Map(),
    byId: new Map(),
    tails: new Map(),
    lastRows: new Map(),
    unwritten: { sources: new Set(), tails: new Set(), marks: [] },
    log: rowLog(),
    nextEntry: 1,
    isLogFresh: true,
    statements: new Map(),
  };
}

/** What packed columns are squeezed with. */
export const squeeze: Squeeze = {
  pack: (bytes) => deflateRawSync(bytes, { level: 6 }),
  unpack: (bytes) => inflateRawSync(bytes),
};

/** A prepared statement, prepared once. */
export function statement(store: Store, sql: string): Statement {
  const known = store.statements.get(sql);
  if (known) return known;
  const fresh = store.database.prepare(sql);
  store.statements.set(sql, fresh);
  return fresh;
}

/** The first column of the first row as a number; undefined when there is none or it is null. */
export function numberOf(store: Store, sql: string, ...values: readonly SqlValue[]): number | undefined {
  const row = statement(store, sql).get(...values);
  const [value = null] = row ? Object.values(row) : [];
  return value === null ? undefined : Number(value);
}

/** The tail of a source by the file's number; made when there is none. */
export function tailOf(store: Store, id: number): Tail {
  const tail = store.tails.get(id) ?? emptyTail(store.byId.get(id)?.metrics.length ?? 0);
  store.tails.set(id, tail);
  return tail;
}

/** One transaction on the store. */
export function transact<Value>(store: Store, work: () => Value): Value {
  return inTransaction(store.database, work);
}

/** Closes the file, whole where that can be: the WAL is folded in. Never throws. */
export function closeStore(store: Store): void {
  store.statements.clear();
  quietly(() => store.kind === 'file' && store.database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  quietly(() => store.database.close());
}

function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // It is closed already, or cannot be: the WAL is read at the next start.
  }
}
