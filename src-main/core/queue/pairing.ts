import { isUsable } from './sample.ts';
import type { QueueSample } from './sample.ts';

/** Two samples next to each other in time, one usual interval apart. */
export interface Gap {
  readonly before: QueueSample;
  readonly after: QueueSample;
  readonly seconds: number;
}

/** What pairing has to remember. Plain values. */
export interface Pairing {
  readonly last?: QueueSample;
  /** The usual time between polls, ms; 0: not known yet. */
  readonly interval: number;
  /** Holes in a row: when they go on, they are the new interval. */
  readonly holes: number;
  /** Samples in a row from before `last`: when they go on, the clock was set back. */
  readonly strays: number;
}

export const startPairing: Pairing = { interval: 0, holes: 0, strays: 0 };

/** A gap longer than this many usual intervals is a hole in the polling, not one difference. */
const HOLE = 3;
/** So many holes or strays in a row are no accident. */
const ACCIDENTS = 3;
/** Nothing is paired over more than this: ten minutes, ms. */
const LONGEST = 600_000;

/**
 * `taken`: a gap to learn from; `hole`: polling was interrupted (failures, pause, sleep), no difference is taken over it;
 * `passed`: the sample is rubbish, a duplicate or out of order and changes nothing; `restarted`: the clock was set back.
 */
export type Paired =
  | { readonly kind: 'taken'; readonly gap: Gap; readonly pairing: Pairing }
  | { readonly kind: 'hole' | 'passed' | 'restarted'; readonly pairing: Pairing };

/** Puts a sample after the last one. Never fails: what cannot be used is passed over. */
export function pair(pairing: Pairing, sample: QueueSample): Paired {
  if (!isUsable(sample)) return { kind: 'passed', pairing };
  const { last } = pairing;
  if (last === undefined) return { kind: 'hole', pairing: { ...pairing, last: sample } };
  const elapsed = sample.at - last.at;
  if (elapsed === 0) return { kind: 'passed', pairing };
  if (elapsed < 0) return strayed(pairing, sample);
  return isHole(pairing, elapsed)
    ? { kind: 'hole', pairing: { ...pairing, last: sample, strays: 0, holes: pairing.holes + 1 } }
    : taken(pairing, last, sample, elapsed);
}

function isHole(pairing: Pairing, elapsed: number): boolean {
  if (elapsed > LONGEST) return true;
  return pairing.interval > 0 && elapsed > HOLE * pairing.interval && pairing.holes < ACCIDENTS;
}

function taken(pairing: Pairing, before: QueueSample, after: QueueSample, elapsed: number): Paired {
  const gap = { before, after, seconds: elapsed / 1000 };
  const interval = nextInterval(pairing, elapsed);
  return { kind: 'taken', gap, pairing: { last: after, interval, holes: 0, strays: 0 } };
}

/** Follows the rhythm slowly, but at once where it has plainly changed. */
function nextInterval({ interval, holes }: Pairing, elapsed: number): number {
  if (interval === 0 || holes >= ACCIDENTS || elapsed * HOLE < interval) return elapsed;
  return interval + (elapsed - interval) / 8;
}

function strayed(pairing: Pairing, sample: QueueSample): Paired {
  const strays = pairing.strays + 1;
  if (strays < ACCIDENTS) return { kind: 'passed', pairing: { ...pairing, strays } };
  return { kind: 'restarted', pairing: { ...startPairing, interval: pairing.interval, last: sample } };
}
