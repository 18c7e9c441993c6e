import { sparedBy } from './spared.ts';
import type { QueueSample } from './sample.ts';

/** What so many more places would have spared. */
export interface Spared {
  readonly places: number;
  /** Share of the waiting, 0 to 1. */
  readonly share: number;
}

/** The daily sentence of queue-insight C-8 speaks of about 80 %. */
const WANTED = 0.8;
const MOST = 1_000;

/**
 * The fewest more places that would have spared at least 80 % of the waiting (queue-insight C-5 and C-8); `session` in seconds.
 * Undefined when nobody waited, or when a thousand would not do.
 */
export function placesToSpare(samples: readonly QueueSample[], session: number): Spared | undefined {
  const enough = (places: number) => (sparedBy(samples, places, session) ?? 0) >= WANTED;
  let most = 1;
  while (most <= MOST && !enough(most)) most *= 2;
  if (most > MOST) return undefined;
  let fewest = Math.floor(most / 2);
  while (most - fewest > 1) {
    const places = Math.floor((fewest + most) / 2);
    if (enough(places)) most = places;
    else fewest = places;
  }
  return { places: most, share: sparedBy(samples, most, session) ?? 0 };
}
