/** Takes over what can still be read of a damaged file: row by row, until a table gives no more. */
import { dirname, join } from 'node:path';
import { readSources } from './sources.ts';
import { openDamaged, type Database, type Statement } from './sqlite.ts';
import { transact, type Store } from './store.ts';
import { readLog } from './writing.ts';

/** In this order: the list of sources gives the others their meaning. */
const TABLES = ['sources', 'incidents', 'alerts', 'audit', 'annotations', 'traces', 'gaps', 'chunks', 'log'];

/** Fills a new store from the file `name` beside `path`. Returns whether anything came over. Never throws. */
export function salvage(store: Store, path: string, name: string): boolean {
  let damaged: Database | undefined;
  try {
    damaged = openDamaged(join(dirname(path), name));
    const taken = TABLES.reduce((sum, table) => sum + copyTable(damaged as Database, store, table), 0);
    readSources(store);
    readLog(store);
    return taken > 0;
  } catch {
    return false;
  } finally {
    damaged?.close();
  }
}

function copyTable(from: Database, store: Store, table: string): number {
  const names = store.database
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map((row) => String(row['name']));
  const put = store.database.prepare(
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  return transact(store, () => copyRows(from, put, `SELECT ${names.join(', ')} FROM ${table}`));
}

function copyRows(from: Database, put: Statement, sql: string): number {
  let taken = 0;
  try {
    for (const row of from.prepare(sql).iterate()) {
      put.run(...Object.values(row));
      taken += 1;
    }
  } catch {
    // The rest of this table cannot be read; what came before it stays.
  }
  return taken;
}
