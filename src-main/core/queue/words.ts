/** From here on nothing more exact is said than "more than 2 h"; s. */
const LONG = 7_200;
/** Below this minutes are told one by one, above in steps of five. */
const FINE_MINUTES = 30;
const STEP = 5;

/**
 * A wait in words, the same wherever it is shown: `none`, `under 1 min`, `about 6 min (4-9)`, `about 45 min (30-70)`,
 * `more than 2 h`. Never seconds (queue-insight C-2): the wait is known to minutes at best. The interval's ends are
 * rounded outwards and are left out when they add nothing. Seconds in; negative or not finite counts as no data: `unknown`.
 */
export function waitInWords(waitSeconds: number, low?: number, high?: number): string {
  if (!Number.isFinite(waitSeconds) || waitSeconds < 0) return 'unknown';
  if (waitSeconds === 0) return 'none';
  if (waitSeconds < 60) return 'under 1 min';
  if (waitSeconds >= LONG) return 'more than 2 h';
  const middle = Math.max(1, inSteps(waitSeconds / 60, Math.round));
  return `about ${middle} min${rangeInWords(middle, low, high)}`;
}

function rangeInWords(middle: number, low: number | undefined, high: number | undefined): string {
  if (low === undefined || high === undefined) return '';
  const from = Math.min(middle, inSteps(Math.max(0, low) / 60, Math.floor));
  if (high >= LONG) return from > 0 ? ` (at least ${from})` : '';
  const to = Math.max(middle, inSteps(high / 60, Math.ceil));
  if (from === to) return '';
  return from > 0 ? ` (${from}-${to})` : ` (up to ${to})`;
}

function inSteps(minutes: number, round: (value: number) => number): number {
  return minutes < FINE_MINUTES ? round(minutes) : round(minutes / STEP) * STEP;
}

/** What an estimate rests on: events and the minutes looked at. */
export interface Basis {
  readonly events: number;
  readonly minutes: number;
}
