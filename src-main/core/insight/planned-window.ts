/** When an event is on, epoch ms. */
export interface PlannedWindow {
  readonly from: number;
  readonly until: number;
}

/** So long before the start a stream should be up, ms (queue-insight C-11). */
const EARLY = 300_000;

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
