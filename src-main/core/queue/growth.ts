import { minuteBefore } from './minutes.ts';
import type { QueueMemory } from './memory.ts';

/** Spans over which growth is looked for, ms: the five minutes of C-3, and a quarter of an hour for slow sources. */
const SPANS = [300_000, 900_000];
/** People squared: chance that counts have even where next to nobody comes and goes. */
const GRAIN = 0.15;

/**
 * How unusual the growth of the queue is, in standard deviations of what chance makes of arrivals and departures at this
 * rate: z = (Q now - Q then) / sqrt((arrivals + departures) * span) (queue-insight C-3), the larger of two spans. "Then" is
 * a minute's mean and "now" the lower of the count and its smoothed value, so that one restless poll does not count.
 * Meant to alarm at z >= 2.5 with Q >= 3. Undefined until five minutes are known.
 */
export function growthScore(memory: QueueMemory): number | undefined {
  const { last } = memory.pairing;
  const rate = memory.fit.spread;
  if (last === undefined || !(rate > 0)) return undefined;
  const queue = Math.min(last.queue, memory.smoothQueue);
  let score: number | undefined;
  for (const span of SPANS) {
    const then = minuteBefore(memory.minutes, last.at, span);
    if (then === undefined) continue;
    // The minute's mean stands for its middle.
    const seconds = (last.at - then.at) / 1000 - 30;
    const chance = Math.sqrt(rate * seconds + GRAIN);
    score = Math.max(score ?? -Infinity, (queue - then.queue) / chance);
  }
  return score;
}
