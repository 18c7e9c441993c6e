/** Zooming and panning as sums on a window of time. */

/** `until` is absent while the window follows the present. Epoch ms and ms. */
export interface TimeWindow {
  readonly span: number;
  readonly until?: number;
}

const SHORTEST = 30_000;
const LONGEST = 2 * 366 * 24 * 3_600_000;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** From one moment to another, in any order; at least 30 s, never into the future. Reaching the present means to follow it. */
export function framed(one: number, other: number, now: number): TimeWindow {
  const span = clamp(Math.abs(other - one), SHORTEST, LONGEST);
  const until = (one + other + span) / 2;
  return until >= now ? { span } : { span, until };
}

/** `factor` below 1 shows less time; the moment `around` stays where it is. */
export function zoomed(shown: TimeWindow, factor: number, around: number, now: number): TimeWindow {
  const until = shown.until ?? now;
  const share = clamp((until - around) / shown.span, 0, 1);
  const span = clamp(shown.span * factor, SHORTEST, LONGEST);
  // Nobody aims at the last pixel: near the present the present stays.
  const end = shown.until === undefined && share < 0.02 ? now : around + share * span;
  return end >= now ? { span } : { span, until: end };
}

/** Moves by `by` ms: a positive one towards the present, which is as far as it goes. */
export function moved(shown: TimeWindow, by: number, now: number): TimeWindow {
  const until = (shown.until ?? now) + by;
  return until >= now ? { span: shown.span } : { span: shown.span, until };
}
