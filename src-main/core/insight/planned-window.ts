import type { PlannedWindow } from '#contract/configuration';
import type { EventPhase } from '#contract/event-view';
import { PLANNED_LEAD } from '../rules/spans.ts';

/** A stream should be up so long before the start, ms (queue-insight C-11). */
const EARLY = PLANNED_LEAD;

export type Expectation = 'not-yet' | 'should-be-live' | 'over';

/** What a planned window lets expect of its streams now: live from five minutes before until the end. */
export function expectationAt({ from, until }: PlannedWindow, now: number): Expectation {
  if (now >= until) return 'over';
  return now >= from - EARLY ? 'should-be-live' : 'not-yet';
}

/** Whether a stream is missing: nothing "failed", yet it is not live when it should be. No data is not missing. */
export function isMissing(
  window: PlannedWindow,
  presence: 'live' | 'preparing' | 'offline' | undefined,
  now: number,
): boolean {
  return presence !== undefined && presence !== 'live' && expectationAt(window, now) === 'should-be-live';
}

/** The window that counts now: one that is on, else one about to begin, else the next, else the last. */
export function windowAt(windows: readonly PlannedWindow[], now: number): PlannedWindow | undefined {
  const left = windows.filter(({ until }) => now < until);
  const on = left.find(({ from }) => now >= from);
  if (on) return on;
  const next = left.reduce<PlannedWindow | undefined>((a, b) => (a && a.from <= b.from ? a : b), undefined);
  return (
    next ?? windows.reduce<PlannedWindow | undefined>((a, b) => (a && a.until >= b.until ? a : b), undefined)
  );
}

/** Where an event with these windows stands at `now`, epoch ms. */
export function phaseAt(windows: readonly PlannedWindow[], now: number): EventPhase {
  const window = windowAt(windows, now);
  if (!window) return 'unplanned';
  const expectation = expectationAt(window, now);
  if (expectation !== 'should-be-live') return expectation === 'over' ? 'over' : 'before';
  return now >= window.from ? 'on' : 'soon';
}
