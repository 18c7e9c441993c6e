/** Where the built app's own files lie, seen from the bundle of main (`out/main/index.cjs`). */
import { join } from 'node:path';
import { app } from 'electron';

/** The bundle's folder; the bundler makes CommonJS of this, where it is always there. */
declare const __dirname: string;

export const PRELOAD = join(__dirname, '..', 'preload', 'index.cjs');
export const PAGE = join(__dirname, '..', 'renderer');
export const KEYCHAIN_PROCESS = join(__dirname, 'keychain-process.cjs');
export const HISTORY_WORKER = join(__dirname, 'history-worker.cjs');

/** Pictures are used from where they are kept: the package carries the folder. */
export function pictures(): string {
  return join(app.getAppPath(), 'build', 'icons', 'png');
}
