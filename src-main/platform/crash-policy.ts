/** What to do about a page that crashed or hangs (faults.md P1, P2). Pure: the window acts on it. */

const WINDOW_OF_TIME = 5 * 60_000;
const MANY = 3;

export interface CrashPolicy {
  /** Notes a crash at `now` (monotonic ms): reload, or from the third within five minutes the safe page. */
  crashed(now: number): 'reload' | 'safe-page';
}

export function createCrashPolicy(): CrashPolicy {
  let recent: readonly number[] = [];
  return {
    crashed: (now) => {
      recent = [...recent.filter((at) => now - at < WINDOW_OF_TIME), now];
      return recent.length >= MANY ? 'safe-page' : 'reload';
    },
  };
}

/** After this long without an answer a page counts as hanging; a hidden one is reloaded after the longer span. */
export const HANGING_AFTER = 10_000;
export const RELOAD_HIDDEN_AFTER = 30_000;

/** @param silent ms since the page last answered. */
export function judgeSilence(silent: number, visible: boolean): 'fine' | 'offer-reload' | 'reload' {
  if (silent < HANGING_AFTER) return 'fine';
  if (visible) return 'offer-reload';
  return silent < RELOAD_HIDDEN_AFTER ? 'fine' : 'reload';
}
