/**
 * How often each net change of N = L + Q between two polls was seen, as a flat list `change, times, change, times...`.
 * Counts in place of single gaps: a window of an hour is some ten numbers, whatever the cadence.
 */
export type Changes = readonly number[];

/** More distinct changes than this in one stretch are noise beyond use; the further ones are left out. */
const MOST = 128;

/** One more gap with this change; undefined when there is no room for another distinct change. */
export function countChange(changes: Changes, change: number): Changes | undefined {
  for (let i = 0; i < changes.length; i += 2) if (changes[i] === change) return bump(changes, i);
  return changes.length >= 2 * MOST ? undefined : [...changes, change, 1];
}

function bump(changes: Changes, place: number): Changes {
  const copy = changes.slice();
  copy[place + 1] = (copy[place + 1] ?? 0) + 1;
  return copy;
}

/** Calls `visit` with each distinct change and how often it was seen. */
export function eachChange(changes: Changes, visit: (change: number, times: number) => void): void {
  for (let i = 0; i < changes.length; i += 2) visit(changes[i] ?? 0, changes[i + 1] ?? 0);
}
