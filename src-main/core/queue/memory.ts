import { startPairing } from './pairing.ts';
import { noFit } from './fit.ts';
import { noLooks } from './looks.ts';
import type { Block } from './block.ts';
import type { Fit } from './fit.ts';
import type { Looks } from './looks.ts';
import type { Minute } from './minutes.ts';
import type { Pairing } from './pairing.ts';

/**
 * All that the estimators keep of one source: at most three hours in blocks of ten minutes, an hour in half
 * minutes, a quarter of an hour in minutes. Plain values, so it can be stored as JSON and read back; never changed in place.
 * Some 5 KB.
 */
export interface QueueMemory {
  readonly pairing: Pairing;
  /** Newest last; the last one is being filled. */
  readonly blocks: readonly Block[];
  readonly minutes: readonly Minute[];
  /** What was made of the blocks when last looked through, and how many gaps came since. */
  readonly fit: Fit;
  readonly gapsSinceFit: number;
  readonly looks: Looks;
  /** Seconds a session lasts where all last the same, as last found; 0: they do not, or it is not known. */
  readonly fixed: number;
  /** Net drift of the last hour, people a second, and live on average in it: arrivals follow from both. */
  readonly hourDrift: number;
  readonly hourLive: number;
  /** Queue with the jitter of half a minute taken out. */
  readonly smoothQueue: number;
  /** Change over the last gap when that was a burst of arrivals, else 0. */
  readonly rush: number;
  /** Epoch ms of the last burst of arrivals; 0: none. */
  readonly burstAt: number;
  /** Places as learned; 0 until a queue was seen. */
  readonly capacity: number;
}

/** A memory that knows nothing yet. */
export function startQueueMemory(): QueueMemory {
  return {
    pairing: startPairing,
    blocks: [],
    minutes: [],
    fit: noFit,
    gapsSinceFit: 0,
    looks: noLooks,
    fixed: 0,
    hourDrift: 0,
    hourLive: 0,
    smoothQueue: 0,
    rush: 0,
    burstAt: 0,
    capacity: 0,
  };
}
