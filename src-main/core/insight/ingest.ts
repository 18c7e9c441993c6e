import { medianOf, pushed } from './median.ts';

/** What one answer tells of a stream's ingest: the vendor's own clock (epoch ms) and bytes so far. */
export interface IngestSample {
  readonly generatedAt: number;
  readonly inTotalBytes: number;
  readonly isPublished: boolean;
}

/** Plain values, at most 31 rates. */
export interface IngestMemory {
  readonly last?: IngestSample;
  /** Bytes a second while all was well. */
  readonly rates: readonly number[];
  readonly isStalled: boolean;
  /** What came in between the last two answers, of the usual; absent until enough is known. */
  readonly share?: number;
  /** The vendor's clock when the stall began; absent while there is none. */
  readonly stalledSince?: number;
}

export const startIngest: IngestMemory = { rates: [], isStalled: false };

const KEPT = 31;
const ENOUGH = 5;
/** Below this share of the usual rate nothing to speak of comes in. */
export const STALLED = 0.1;
/** A rate that has been low for so long is how it is now. */
const SETTLED = 600_000;

/**
 * Ingest stall: bytes per second of the vendor's clock below 10 % of the rolling median while published, seen before the
 * state flips (queue-insight C-10). A restart (bytes or clock fall) or another state begins anew; a repeated answer is passed over.
 */
export function addIngest(memory: IngestMemory, sample: IngestSample): IngestMemory {
  const { last } = memory;
  if (!sample.isPublished) return { ...startIngest, last: sample };
  if (last === undefined || !last.isPublished) return { rates: memory.rates, isStalled: false, last: sample };
  if (sample.inTotalBytes < last.inTotalBytes || sample.generatedAt < last.generatedAt)
    return { ...startIngest, last: sample };
  return sample.generatedAt === last.generatedAt ? memory : withRate(memory, last, sample);
}

function withRate(memory: IngestMemory, last: IngestSample, sample: IngestSample): IngestMemory {
  const rate = (sample.inTotalBytes - last.inTotalBytes) / ((sample.generatedAt - last.generatedAt) / 1000);
  const usual = memory.rates.length >= ENOUGH ? medianOf(memory.rates) : undefined;
  const rates = pushed(memory.rates, rate, KEPT);
  if (usual === undefined || !(usual > 0)) return { last: sample, isStalled: false, rates };
  const share = rate / usual;
  if (share >= STALLED) return { last: sample, isStalled: false, rates, share };
  // A stall must not become the new usual at once.
  const stalledSince = memory.stalledSince ?? last.generatedAt;
  const isSettled = sample.generatedAt - stalledSince >= SETTLED;
  return { last: sample, isStalled: true, share, stalledSince, rates: isSettled ? rates : memory.rates };
}
