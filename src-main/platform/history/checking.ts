/** Looks for damage that no query would meet: after a run that did not end well, and once a week (faults.md D9). */
import type { Keeper } from './keeper.ts';
import { numberOf, statement, type Store } from './store.ts';
import { DamagedFile } from './trouble.ts';

/** How long after the start, ms: first the window has its questions answered. */
export const CHECK_AFTER = 60_000;
const WEEK = 7 * 86_400_000;

const OPEN = 'open';
const CHECKED = 'checked';

/** Notes that the file is in use. Returns true when the last run did not close it, or it was not checked for a week. */
export function beginUse(store: Store, now: number): boolean {
  if (store.kind !== 'file') return false;
  const wasOpen = read(store, OPEN) === 1;
  const checked = read(store, CHECKED);
  if (checked === undefined) write(store, CHECKED, now);
  write(store, OPEN, 1);
  return wasOpen || now - (checked ?? now) > WEEK;
}

/** Notes that the file was closed whole. */
export function endUse(store: Store): void {
  if (store.kind === 'file') write(store, OPEN, 0);
}

/** Reads all pages. A damaged file is set aside, and what can be read of it is taken over. */
export function checkWhole(keep: Keeper, now: number): void {
  const { store } = keep;
  if (store.kind !== 'file') return;
  keep.guard(() => {
    const row = store.database.prepare('PRAGMA quick_check(1)').get();
    if (row?.['quick_check'] !== 'ok') throw new DamagedFile(String(row?.['quick_check']));
    write(store, CHECKED, now);
  });
}

function read(store: Store, name: string): number | undefined {
  return numberOf(store, 'SELECT CAST(value AS INTEGER) FROM meta WHERE name = ?', name);
}

function write(store: Store, name: string, value: number): void {
  statement(store, 'INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, String(value));
}
