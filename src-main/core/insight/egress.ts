import { medianOf, pushed } from './median.ts';

/** What one answer tells of a stream's delivery; bytes a second, people. */
export interface EgressSample {
  readonly at: number;
  readonly inBandwidth: number;
  readonly outBandwidth: number;
  readonly viewers: number;
}

/** Plain values, at most 61 ratios. */
export interface EgressMemory {
  readonly ratios: readonly number[];
  /** Epoch ms since when the ratio has been low; absent while it is not. */
  readonly lowSince?: number;
  readonly hasGap: boolean;
  /** What each viewer got in the last answer, of the usual; absent until enough is known. */
  readonly share?: number;
}

export const startEgress: EgressMemory = { ratios: [], hasGap: false };

const KEPT = 61;
const ENOUGH = 12;
/** Below this share of the usual viewers get too little. */
export const LOW = 0.5;
const HOLD = 60_000;
const FEWEST_VIEWERS = 3;
/** What has been low for so long is how it is now. */
const SETTLED = 600_000;

/**
 * Egress gap: out / (in * viewers) below half its own median for 60 s, with at least 3 viewers (queue-insight C-10). Its
 * absolute value means nothing: in the seed one viewer draws 0.49 of the ingest. With fewer viewers, or no ingest, nothing
 * is learnt and nothing is said.
 */
export function addEgress(memory: EgressMemory, sample: EgressSample): EgressMemory {
  if (sample.viewers < FEWEST_VIEWERS || sample.inBandwidth <= 0)
    return { ratios: memory.ratios, hasGap: false };
  const ratio = sample.outBandwidth / (sample.inBandwidth * sample.viewers);
  const usual = memory.ratios.length >= ENOUGH ? medianOf(memory.ratios) : undefined;
  if (usual === undefined || !(usual > 0))
    return { ratios: pushed(memory.ratios, ratio, KEPT), hasGap: false };
  const share = ratio / usual;
  if (share >= LOW) return { ratios: pushed(memory.ratios, ratio, KEPT), hasGap: false, share };
  const lowSince = memory.lowSince ?? sample.at;
  const lowFor = sample.at - lowSince;
  const ratios = lowFor >= SETTLED ? pushed(memory.ratios, ratio, KEPT) : memory.ratios;
  return { ratios, lowSince, share, hasGap: lowFor >= HOLD };
}
