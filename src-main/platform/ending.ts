/** Ends the app in order, and in any case soon (faults.md P9, P10). */
import { app } from 'electron';
import type { Log } from '../core/ports.ts';
import { endWithin } from './end-within.ts';
import type { Ending } from './end-within.ts';

/** Whatever hangs, the process is gone after this. */
const DEADLINE = 1_500;

/**
 * Runs the endings in their order when the app is asked to quit, by menu, tray, signal or the system, and then exits.
 * A second signal does not wait.
 */
export function endInOrder(endings: readonly Ending[], log: Log): void {
  let isEnding = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    void endWithin(endings, log, DEADLINE).then(() => app.exit(0));
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => (isEnding ? app.exit(0) : app.quit()));
  }
}
