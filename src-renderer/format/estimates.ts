/** Estimates in words: always "about", never seconds (queue-insight C-2); the same as main says in tray and notification. */
const MINUTE = 60;
/** From here on nothing more exact is said than "more than 2 h"; s. */
const LONG = 7_200;
/** Below this minutes are told one by one, above in steps of five. */
const FINE_MINUTES = 30;
const STEP = 5;

const inSteps = (minutes: number, round: (value: number) => number) =>
  minutes < FINE_MINUTES ? round(minutes) : round(minutes / STEP) * STEP;
const middleOf = (seconds: number) => Math.max(1, inSteps(seconds / MINUTE, Math.round));

/**
 * `about 6 min (4-9)`; arguments in seconds, none below 0. Without an interval, or when it adds nothing: `about 6 min`.
 * Its ends are rounded outwards. `none`, `under 1 min` and `more than 2 h` stand alone.
 */
export function formatWait(seconds: number, low?: number, high?: number): string {
  if (seconds === 0) return 'none';
  if (seconds < MINUTE) return 'under 1 min';
  if (seconds >= LONG) return 'more than 2 h';
  const middle = middleOf(seconds);
  const range = low === undefined || high === undefined ? '' : formatRange(middle, low, high);
  return `about ${middle} min${range}`;
}

function formatRange(middle: number, low: number, high: number): string {
  const from = Math.min(middle, inSteps(low / MINUTE, Math.floor));
  if (high >= LONG) return from > 0 ? ` (at least ${from})` : '';
  const to = Math.max(middle, inSteps(high / MINUTE, Math.ceil));
  if (from === to) return '';
  return from > 0 ? ` (${from}-${to})` : ` (up to ${to})`;
}

/** For a narrow column: `~6 min`, `<1 min`, `>2 h`, `none`. */
export function formatShortWait(seconds: number): string {
  if (seconds === 0) return 'none';
  if (seconds < MINUTE) return '<1 min';
  return seconds >= LONG ? '>2 h' : `~${middleOf(seconds)} min`;
}
