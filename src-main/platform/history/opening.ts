/** Opens the history's file, or memory in its place. */
import { migrate, VERSION, versionOf } from './schema.ts';
import { readSources } from './sources.ts';
import { openDatabase } from './sqlite.ts';
import { storeOver, type Store } from './store.ts';
import { readLog } from './writing.ts';

/** A store in memory: the same in all but that it ends with the app. */
export const IN_MEMORY = ':memory:';

/** Opens, migrates and reads the log back. A file of a newer app is opened for reading only. Throws what SQLite throws. */
export function openStore(path: string): Store {
  const probe = openDatabase(path);
  const isReadOnly = versionOf(probe) > VERSION;
  if (isReadOnly) probe.close();
  else migrate(probe);
  const store = storeOver(isReadOnly ? openDatabase(path, true) : probe, isReadOnly);
  readSources(store);
  readLog(store);
  return store;
}
