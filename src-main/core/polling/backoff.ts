/** When to look again after a failure (product.md section 3). Pure: randomness is handed in. */
import type { Failure } from '#contract/failure';
import type { Random } from '../ports.ts';
import { LONGEST_WAIT, parseWaitText, SHORTEST_WAIT } from './retry-after.ts';

const BASE = 1_000;
const CAP = 60_000;
const JITTER = 250;
const JITTER_SHARE = 0.1;
/** Success of this length forgets the failures before it. */
export const FORGET_AFTER = 120_000;
/** Between two looks at what was stopped for good, ms. */
export const SLOW_PROBE = 1_800_000;

/** The wait after the n-th failure in a row without its jitter, ms: the larger of the interval and 1 s x 2^(n-1), capped at 60 s. */
export function backoffBase(streak: number, interval: number): number {
  return Math.max(interval, Math.min(CAP, BASE * 2 ** (Math.max(1, streak) - 1)));
}

/** The wait after the n-th failure in a row, ms: its base plus or minus 250 ms or 10 %, whichever is more (seed 004). */
export function backoff(streak: number, interval: number, random: Random): number {
  const base = backoffBase(streak, interval);
  const reach = Math.max(JITTER, base * JITTER_SHARE);
  return Math.max(0, base + (random() * 2 - 1) * reach);
}

/**
 * How long a 429 pauses the whole account, ms. `Retry-After` wins, clamped to 1 s ... 15 min. Without it as long as the
 * message says, at least `floor`, doubled with each 429 in a row, at most 15 min (product.md section 3).
 */
export function rateLimitPause(failure: Failure, streak: number, floor: number): number {
  if (failure.retryAfter !== undefined) return clampPause(failure.retryAfter);
  const base = Math.max(floor, parseWaitText(failure.message) ?? 0);
  return clampPause(base * 2 ** (Math.max(1, streak) - 1));
}

/** The wait after a failure of one task, ms: the server's word (a 503 with `Retry-After`), else the backoff. */
export function waitAfter(failure: Failure, streak: number, interval: number, random: Random): number {
  if (failure.retryAfter !== undefined) return Math.max(interval, clampPause(failure.retryAfter));
  return backoff(streak, interval, random);
}

function clampPause(pause: number): number {
  if (Number.isNaN(pause)) return LONGEST_WAIT;
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, pause));
}
