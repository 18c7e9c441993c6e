/** The history on disk, as the app uses it. */
import { createHistoryClient, type DiskHistory } from './history/client.ts';
import { workerThread } from './history/thread.ts';

/** The file's name in the profile's folder. */
export const HISTORY_FILE = 'history.sqlite';

/** Opens the history at `path` on a thread of its own; `entry` is the built worker. */
export function openHistory(entry: string, path: string): DiskHistory {
  return createHistoryClient(workerThread(entry, { path }));
}

export type { DiskHistory };
