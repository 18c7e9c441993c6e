/** The history on disk, as the app uses it. */
import type { Clock, Log } from '../core/ports.ts';
import { HistoryClient, type DiskHistory } from './history/client.ts';
import { workerThread } from './history/thread.ts';

/** The file's name in the profile's folder. */
export const HISTORY_FILE = 'history.sqlite';

export interface HistoryPlace {
  /** The built worker. */
  readonly entry: string;
  readonly path: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The history at `path`, on a thread of its own. */
export function openHistory({ entry, path, clock, log }: HistoryPlace): DiskHistory {
  return new HistoryClient({ start: workerThread(entry, { path }), clock, log });
}

export type { DiskHistory };
