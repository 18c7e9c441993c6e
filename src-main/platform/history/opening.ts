/** Opens the history's file, or memory in its place: never fails as long as there is an engine. */
import { closeSync, openSync } from 'node:fs';
import type { HistoryNews } from '../../core/ports.ts';
import { setAside } from './quarantine.ts';
import { salvage } from './salvage.ts';
import { migrate, versionOf, VERSION } from './schema.ts';
import { readSources } from './sources.ts';
import { openDatabase, type Database } from './sqlite.ts';
import { storeOver, type Store } from './store.ts';
import {
  ForeignFile,
  isSpoilt,
  newerNews,
  pausedNews,
  setAsideNews,
  troubleOf,
  type Trouble,
} from './trouble.ts';
import { readLog } from './writing.ts';

/** A store in memory: the same in all but that it ends with the app. */
const IN_MEMORY = ':memory:';
/** Marks the file as ours in its header: "Tall". */
const OWN = 0x54616c6c;

export interface Opened {
  readonly store: Store;
  /** What the operator should know. */
  readonly news?: HistoryNews;
}

/** Opens what can be opened. Throws only where no SQLite engine can be loaded. */
export function openAnyhow(path: string, now: number): Opened {
  try {
    const store = openStore(path);
    return store.kind === 'read-only' ? { store, news: newerNews() } : { store };
  } catch (error) {
    const trouble = troubleOf(error) ?? 'damaged';
    if (isSpoilt(trouble)) return beginAnew(path, now, trouble);
    return { store: openStore(IN_MEMORY), news: pausedNews(trouble) };
  }
}

/** Sets the file aside and begins a new one with what can be read of the old. */
export function beginAnew(path: string, now: number, trouble: Trouble): Opened {
  try {
    const name = setAside(path, now);
    const store = openStore(path);
    const saved = trouble === 'damaged' && salvage(store, path, name);
    return { store, news: setAsideNews(trouble, name, saved) };
  } catch (error) {
    return { store: openStore(IN_MEMORY), news: pausedNews(troubleOf(error) ?? 'unreachable') };
  }
}

/** Opens, migrates and reads the log back. A file of a newer app is opened for reading only. Throws what SQLite throws. */
export function openStore(path: string): Store {
  if (path !== IN_MEMORY) makePrivate(path);
  const database = openDatabase(path);
  try {
    const version = claim(database);
    if (version > VERSION) return readWhole(storeOver(reopened(database, path), 'read-only'));
    migrate(database);
    return readWhole(storeOver(database, path === IN_MEMORY ? 'memory' : 'file'));
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

function readWhole(store: Store): Store {
  readSources(store);
  readLog(store);
  return store;
}

/** The file's version. Throws when it holds another program's tables. */
function claim(database: Database): number {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
  const tables = Number(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] ?? 0);
  if (tables > 0 && pragma('application_id') !== OWN) throw new ForeignFile('not a history of this app');
  if (tables === 0) database.exec(`PRAGMA application_id = ${OWN}`);
  return versionOf(database);
}

function reopened(database: Database, path: string): Database {
  database.close();
  return openDatabase(path, true);
}

/** The user's alone (faults.md S30). SQLite makes its companion files with the same rights. */
function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

function closeQuietly(database: Database): void {
  try {
    database.close();
  } catch {
    // Closed already.
  }
}
