/** How stored rows are parted: a chunk never leaves the span that its rows are in, so that it can be found by its start. */
import { STEPS } from '../../core/history/coverage.ts';

const HOUR = 3_600_000;

/** Resolutions and the spans of their chunks, ms: samples and minutes in 6 h, hours in a day. */
const SPANS: Readonly<Record<number, number>> = { 0: 6 * HOUR, 60_000: 6 * HOUR, 3_600_000: 24 * HOUR };

/** The span of chunks of a resolution, ms. */
export function spanOf(step: number): number {
  return SPANS[step] ?? SPANS[STEPS[0]] ?? HOUR;
}

/** Where the span begins that a moment is in. */
export function spanStart(step: number, at: number): number {
  return Math.floor(at / spanOf(step)) * spanOf(step);
}
