/** The file's tables, and how files of older apps come to them. */
import { inTransaction, type Database } from './sqlite.ts';

/** What this app writes. A file of a higher version is opened for reading only. */
export const VERSION = 1;

/**
 * `migrations[n]` brings a file of version n to n + 1. Released ones are never changed, only added to.
 *
 * sources: `packed` is the last entry of the log whose rows are in chunks; `minutes` and `hours` tell up to when (epoch
 * ms, exclusive) roll-ups are made. log: one entry a second; an empty one says that the entries after it stand alone.
 * chunks: packed tables of one source and one resolution; `until` is the time of the last row.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, metrics TEXT NOT NULL, chief TEXT NOT NULL,
    words TEXT NOT NULL, packed INTEGER NOT NULL, minutes INTEGER NOT NULL, hours INTEGER NOT NULL);
  CREATE TABLE log (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
  CREATE TABLE chunks (source INTEGER NOT NULL, step INTEGER NOT NULL, start INTEGER NOT NULL, until INTEGER NOT NULL,
    rows INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (source, step, start)) WITHOUT ROWID;
  CREATE TABLE gaps (source INTEGER NOT NULL, start INTEGER NOT NULL, until INTEGER NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (source, start)) WITHOUT ROWID;
  CREATE TABLE annotations (id INTEGER PRIMARY KEY, source TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL);
  CREATE INDEX annotations_at ON annotations (source, at);
  CREATE TABLE incidents (id TEXT PRIMARY KEY, opened INTEGER NOT NULL, closed INTEGER, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX incidents_opened ON incidents (opened);
  CREATE INDEX incidents_closed ON incidents (closed);
  CREATE TABLE traces (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, source TEXT NOT NULL, rule TEXT NOT NULL,
    incident TEXT, json TEXT NOT NULL);
  CREATE INDEX traces_incident ON traces (incident, at);
  CREATE INDEX traces_at ON traces (at);
  CREATE TABLE alerts (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE audit (id TEXT PRIMARY KEY, at INTEGER NOT NULL, text TEXT NOT NULL, detail TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX audit_at ON audit (at);
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
];

/** The version of a file; 0 for a new one. */
export function versionOf(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** Brings the file to this app's version. A kill in the middle leaves the version before, whole. */
export function migrate(database: Database): void {
  for (let version = versionOf(database); version < VERSION; version++) {
    // Only takes while a file has no table yet: freed pages can then be given back bit by bit.
    if (version === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    inTransaction(database, () => {
      database.exec(migrations[version] ?? '');
      database.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}
