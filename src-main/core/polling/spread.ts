/** Spreads many looks over a span, evenly with jitter, so that they do not come in a burst (product.md section 3). */
import type { Random } from '../ports.ts';

/** For `count` looks the share of the span each waits, in [0, 1): the first 0, each other at random in its own slice. */
export function spreadShares(count: number, random: Random): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index === 0 ? 0 : (index + random()) / count));
}
