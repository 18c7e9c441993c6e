/** Small values that belong to the file as a whole. */
import type { Store } from './store.ts';

/** Reads a value of the `meta` table. */
export function readMeta(store: Store, name: string): string | undefined {
  const row = store.database.prepare('SELECT value FROM meta WHERE name = ?').get(name);
  return row ? String(row['value']) : undefined;
}

/** Writes a value of the `meta` table. */
export function writeMeta(store: Store, name: string, value: string): void {
  store.database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, value);
}
