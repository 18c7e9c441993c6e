/** One door to SQLite: the one inside Node where it exists, else the same engine from a package (development and tests). */
import { createRequire } from 'node:module';

/** The part of `node:sqlite`'s DatabaseSync that is used; both engines have it. */
export interface Statement {
  run(...values: readonly SqlValue[]): { readonly changes: number | bigint };
  get(...values: readonly SqlValue[]): Record<string, SqlValue> | undefined;
  all(...values: readonly SqlValue[]): readonly Record<string, SqlValue>[];
  iterate(...values: readonly SqlValue[]): Iterable<Record<string, SqlValue>>;
}

export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}

export type SqlValue = string | number | bigint | null | Uint8Array;

/** Files of older engines with more than one connection could be damaged (the WAL-reset fault, mended in 3.51.3). */
const LEAST_ENGINE = [3, 51, 3] as const;

type Engine = new (
  path: string,
  options?: { readonly readOnly?: boolean; readonly defensive?: boolean },
) => Database;

/** The engine's class. Throws when neither can be loaded. */
export function loadEngine(): Engine {
  const require = createRequire(import.meta.url);
  for (const name of ['node:sqlite', '@photostructure/sqlite']) {
    try {
      return (require(name) as { DatabaseSync: Engine }).DatabaseSync;
    } catch {
      // The next one is tried: Node before 22 has no engine of its own.
    }
  }
  throw new Error('no SQLite engine could be loaded');
}

/** Opens a file and sets what every connection of ours needs. Throws what SQLite throws. */
export function openDatabase(path: string, readOnly = false): Database {
  const Engine = loadEngine();
  const database = new Engine(path, { readOnly, defensive: true });
  try {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA busy_timeout = 2000; PRAGMA cell_size_check = ON;');
    if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    assertEngine(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a damaged file for reading: also one that was cut, which is refused as a whole otherwise. */
export function openDamaged(path: string): Database {
  const Engine = loadEngine();
  const database = new Engine(path, { readOnly: true, defensive: false });
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA writable_schema = ON');
  return database;
}

function assertEngine(database: Database): void {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() ?? {};
  const parts = String(version).split('.').map(Number);
  const older = LEAST_ENGINE.findIndex((least, index) => (parts[index] ?? 0) !== least);
  if (older >= 0 && (parts[older] ?? 0) < (LEAST_ENGINE[older] ?? 0))
    throw new Error(`SQLite ${String(version)} is too old`);
}

/** Runs `work` in one transaction: all of it or none. */
export function inTransaction<Value>(database: Database, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself after a full disk; the first error is the one to tell.
  }
}
