/** Starts the history's thread. */
import { Worker } from 'node:worker_threads';
import type { FromStore, StartThread, ThreadSettings } from './protocol.ts';

/** `entry` is the built worker. */
export function workerThread(entry: string, settings: ThreadSettings): StartThread {
  return (events) => {
    const worker = new Worker(entry, { workerData: settings, name: 'history' });
    let reason = 'ended';
    worker.on('message', (message: FromStore) => events.message(message));
    worker.on('error', (error) => (reason = error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => events.exit(reason));
    return {
      post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
      kill: () => void worker.terminate(),
    };
  };
}
