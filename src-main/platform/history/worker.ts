/** The history's own thread: SQLite waits for the disk, and nothing else shall wait for SQLite. */
import { parentPort, workerData } from 'node:worker_threads';
import { createClock } from '../clock.ts';
import type { FromStore, ThreadSettings, ToStore } from './protocol.ts';
import { serveStore } from './serving.ts';

const port = parentPort;
if (port) {
  const server = serveStore(workerData as ThreadSettings, {
    post: (message: FromStore, transfer = []) => port.postMessage(message, transfer),
    clock: createClock(),
    end: () => port.close(),
  });
  port.on('message', (message: ToStore) => server.take(message));
}
