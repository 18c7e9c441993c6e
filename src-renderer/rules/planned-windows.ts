/** Planned times as they are entered: the next to offer, one changed. */
import type { PlannedWindow } from '#contract/configuration';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The next planned time to offer: two hours from the next full hour, or the same time a day after the last. */
export function nextWindow(windows: readonly PlannedWindow[], now: number): PlannedWindow {
  const last = windows.at(-1);
  if (last && Number.isFinite(last.from) && Number.isFinite(last.until))
    return { from: last.from + DAY, until: last.until + DAY };
  const from = Math.ceil(now / HOUR) * HOUR;
  return { from, until: from + 2 * HOUR };
}

/** Where something may be wrong with the planned time at a place, whichever end it is. */
export const windowPaths = (place: number): readonly string[] =>
  ['', '.from', '.until'].map((end) => `windows.${place}${end}`);
