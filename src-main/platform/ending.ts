/** Ends the app in order, and in any case soon (faults.md P9, P10). */
import { app } from 'electron';
import type { Log } from '../core/ports.ts';
import { endWithin } from './end-within.ts';
import type { Ending } from './end-within.ts';

/** Whatever hangs, the process is gone after this. */
const DEADLINE = 1_500;

/** Ends with an exit code; what is asked for meanwhile changes nothing. */
export type End = (code: number) => Promise<void>;

/**
 * Runs the endings in their order when the app is asked to quit, by menu, tray, signal or the system, and then exits.
 * A second signal does not wait.
 */
export function endInOrder(endings: readonly Ending[], log: Log): End {
  let isEnding = false;
  const end: End = async (code) => {
    if (isEnding) return;
    isEnding = true;
    await endWithin(endings, log, DEADLINE);
    app.exit(code);
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    void end(0);
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => (isEnding ? app.exit(0) : app.quit()));
  }
  return end;
}
