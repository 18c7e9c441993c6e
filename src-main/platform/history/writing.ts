/** From memory into the file: one transaction takes everything that the file does not have yet. */
import { codeOf, type Row } from '../../core/history/row.ts';
import { writeMarks } from './marks.ts';
import { writeSources } from './sources.ts';
import { statement, tailOf, transact, type Store } from './store.ts';
import { addRow, rowAt, type Tail } from './tails.ts';

/** The code of a row that stands for rows that were lost before they could be written. */
const LOST = codeOf('storage');
/** More than this many marks do not wait for the disk. */
const MOST_MARKS = 20_000;

/** Takes rows into memory; `flush` brings them into the file. */
export function takeRows(store: Store, rows: Iterable<Row>): void {
  for (const row of rows) {
    if (addRow(tailOf(store, row.source), row)) store.unwritten.tails.add(row.source);
  }
}

/**
 * Writes what is unwritten. `isUrgent`: on return it is on the medium, not only handed to the system. Throws what SQLite
 * throws; memory then still has everything, and the next call tries again.
 */
export function flush(store: Store, isUrgent = false): void {
  const { sources, tails, marks } = store.unwritten;
  if (store.kind === 'read-only' || sources.size + tails.size + marks.length === 0) return;
  if (isUrgent) store.database.exec('PRAGMA synchronous = FULL');
  try {
    transact(store, () => {
      writeSources(store, sources);
      writeMarks(store, marks);
      writeLog(store);
    });
  } catch (error) {
    beginLogAnew(store);
    throw error;
  } finally {
    if (isUrgent) store.database.exec('PRAGMA synchronous = NORMAL');
  }
  for (const id of tails) tailOf(store, id).written = tailOf(store, id).times.length;
  sources.clear();
  tails.clear();
  store.unwritten.marks = [];
}

/** The next entry will not build on those before it. */
export function beginLogAnew(store: Store): void {
  store.log.reset();
  store.isLogFresh = true;
}

/** Writes one entry with all rows that the log lacks, within a transaction. */
export function writeLog(store: Store): void {
  const rows = [...store.unwritten.tails].flatMap((source) => unwrittenOf(store, source));
  if (rows.length === 0) return;
  if (store.isLogFresh) putEntry(store, new Uint8Array());
  putEntry(store, store.log.encode(rows));
  store.isLogFresh = false;
}

function unwrittenOf(store: Store, source: number): readonly Row[] {
  const tail = tailOf(store, source);
  return Array.from({ length: tail.times.length - tail.written }, (_, index) =>
    rowAt(tail, source, tail.written + index),
  );
}

function putEntry(store: Store, bytes: Uint8Array): void {
  statement(store, 'INSERT INTO log (id, bytes) VALUES (?, ?)').run(store.nextEntry, bytes);
  store.nextEntry += 1;
}

/** Reads the log back into the tails: what chunks have already is left out. */
export function readLog(store: Store): void {
  for (const row of store.database.prepare('SELECT id, bytes FROM log ORDER BY id').iterate()) {
    const entry = Number(row['id']);
    const bytes = row['bytes'] as Uint8Array;
    store.nextEntry = entry + 1;
    if (bytes.length === 0) store.log.reset();
    store.log.decode(bytes, (one) => {
      if (entry > (store.byId.get(one.source)?.packed ?? 0)) addRow(tailOf(store, one.source), one);
    });
  }
  for (const tail of store.tails.values()) tail.written = tail.times.length;
  store.nextEntry = Math.max(store.nextEntry, ...[...store.byId.values()].map((one) => one.packed + 1));
  beginLogAnew(store);
}

/**
 * Drops rows from before `limit` that could not be written; one row that says so stays where they began. Marks are few
 * and are kept, up to a bound.
 */
export function dropOld(store: Store, limit: number): void {
  for (const id of store.unwritten.tails) dropFrom(tailOf(store, id), limit);
  store.unwritten.marks.splice(0, Math.max(0, store.unwritten.marks.length - MOST_MARKS));
}

function dropFrom(tail: Tail, limit: number): void {
  const { times, codes, words, values, written } = tail;
  const first = codes[written] === LOST ? written + 1 : written;
  const index = times.findIndex((at, place) => place >= first && at >= limit);
  const count = (index < 0 ? times.length : index) - first;
  if (count <= 0) return;
  if (first === written) {
    codes[written] = LOST;
    words[written] = 0;
    for (const column of values) column[written] = NaN;
  }
  const from = written + 1;
  const many = first === written ? count - 1 : count;
  for (const column of [times, codes, words, ...values]) column.splice(from, many);
}

/** Drops rows from before `limit` from all tails: of a file that is never written. */
export function trimTails(store: Store, limit: number): void {
  for (const tail of store.tails.values()) {
    const kept = tail.times.findIndex((at) => at >= limit);
    const count = kept < 0 ? tail.times.length : kept;
    for (const column of [tail.times, tail.codes, tail.words, ...tail.values]) column.splice(0, count);
    tail.written = 0;
  }
}
