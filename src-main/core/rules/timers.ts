/** What is due when: one sorted list, so that the earliest is always the first. */
import type { Timer } from './state.ts';

/** With `timer` in its place by time, source and rule, so that equal times run in one order everywhere. */
export function withTimer(timers: readonly Timer[], timer: Timer): readonly Timer[] {
  const changed = timers.slice();
  changed.splice(placeOf(timers, timer), 0, timer);
  return changed;
}

/** Without that very timer. */
export function withoutTimer(timers: readonly Timer[], timer: Timer): readonly Timer[] {
  const place = placeOf(timers, timer);
  const found = timers[place];
  if (!found || byDue(found, timer) !== 0) return timers;
  const changed = timers.slice();
  changed.splice(place, 1);
  return changed;
}

function placeOf(timers: readonly Timer[], timer: Timer): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = timers[middle];
    if (other && byDue(other, timer) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By time, then by source and rule. */
export function byDue(a: Timer, b: Timer): number {
  return a.due - b.due || order(a.source, b.source) || order(a.rule, b.rule);
}

/** By code units: the same in every language and time zone. */
export function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
