/** Where an event stands in time, in words that move with the clock. */
import type { PlannedWindow } from '#contract/configuration';
import { formatMoment, formatSpan } from '../format/times.ts';
import { whenWords as words } from '../words/events.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The window that counts at `now`: one that is on, else the next, else the last. */
export function currentWindow(windows: readonly PlannedWindow[], now: number): PlannedWindow | undefined {
  const left = windows.filter(({ until }) => now < until);
  const on = left.find(({ from }) => from <= now);
  const [next] = left.toSorted((a, b) => a.from - b.from);
  return on ?? next ?? windows.toSorted((a, b) => b.until - a.until)[0];
}

/** `starts in 12 min`, `on since 20:00`, `over since 22:00`; a day ahead and more the moment itself. */
export function whenInWords(windows: readonly PlannedWindow[], now: number, locale?: string): string {
  const window = currentWindow(windows, now);
  if (window === undefined) return words.unplanned;
  const { from, until } = window;
  if (now >= until) return words.overSince(formatMoment(until, now, locale));
  if (now >= from) return words.onSince(formatMoment(from, now, locale));
  if (from - now >= DAY) return words.starts(formatMoment(from, now, locale));
  return words.startsIn(formatSpan(roundedUp(from - now)));
}

/** A countdown of minutes is rounded up, so that it says 1 min until the last minute is counted in seconds. */
function roundedUp(span: number): number {
  const MINUTE = 60_000;
  return span < MINUTE ? Math.max(1_000, span) : Math.ceil(span / MINUTE) * MINUTE;
}
