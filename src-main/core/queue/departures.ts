import { hiddenPairs } from './hidden-pairs.ts';
import { eachKept } from './trim.ts';
import type { Kept, Moments } from './trim.ts';

/** A stretch made ready for the likelihood: magnitudes of its kept changes with their counts. */
interface Evidence {
  readonly gaps: number;
  /** Mean change a gap. */
  readonly drift: number;
  /** Departures a gap here for one departure a gap on average: as live is here to live on average, and gap to gap. */
  readonly share: number;
  readonly visible: number;
  readonly sizes: readonly number[];
  readonly times: readonly number[];
  readonly largest: number;
}

/** Secant steps on the likelihood; from the moments' answer three are plenty. */
const STEPS = 3;
const SMALLEST = 1e-9;
/** With more events than this in a gap the moments' answer is as good, and the likelihood's sums are long. */
const CROWD = 50;

/**
 * Departures a second over the kept gaps: the moments' (spread - drift) / 2 (queue-insight C-1), improved by maximum
 * likelihood with each stretch's own drift and a departure rate in proportion to live (C-2's hazard).
 * Never below the departures that were plain to see. 0 when nothing was kept.
 */
export function departureRate(moments: Moments, liveMean: number): number {
  if (moments.gaps === 0 || moments.seconds === 0) return 0;
  const gap = moments.seconds / moments.gaps;
  const evidence = moments.kept
    .filter((part) => part.gaps > 0)
    .map((part) => prepare(part, moments, liveMean));
  const visible = evidence.reduce((sum, part) => sum + part.visible, 0) / moments.gaps;
  const start = Math.max(((moments.spread - moments.drift) / 2) * gap, visible);
  if (start === 0 || Math.max(moments.spread, Math.abs(moments.drift)) * gap > CROWD) return start / gap;
  return mostLikely(evidence, moments.gaps, start, visible) / gap;
}

function prepare(part: Kept, moments: Moments, liveMean: number): Evidence {
  const sizes: number[] = [];
  const times: number[] = [];
  let visible = 0;
  let largest = 0;
  eachKept(part.stretch, moments, (change, count) => {
    const size = Math.abs(change);
    sizes.push(Math.round(size));
    times.push(count);
    largest = Math.max(largest, Math.round(size));
    if (change < 0) visible += size * count;
  });
  const { liveSeconds, seconds, gaps } = part.stretch;
  // Polling may have been faster or slower here: the longer the gap, the more of them leave in it.
  const longer = (seconds / gaps) * (moments.gaps / moments.seconds);
  const share = (liveMean > 0 ? liveSeconds / seconds / liveMean : 1) * longer;
  return { gaps: part.gaps, drift: part.sum / part.gaps, share, visible, sizes, times, largest };
}

/** Departures a gap expected from what was seen, if there were `rate` of them a gap. */
function expected(evidence: readonly Evidence[], gaps: number, rate: number): number {
  let sum = 0;
  for (const part of evidence) {
    const departures = Math.max(SMALLEST, rate * part.share);
    const arrivals = Math.max(departures + part.drift, departures / 20, SMALLEST);
    const pairs = hiddenPairs(2 * Math.sqrt(arrivals * departures), part.largest);
    sum += part.visible;
    for (let i = 0; i < part.sizes.length; i++)
      sum += (part.times[i] ?? 0) * (pairs[part.sizes[i] ?? 0] ?? 0);
  }
  return sum / gaps;
}

/** The rate that expects itself, by secants from the moments' answer, kept within a factor of three of it. */
function mostLikely(evidence: readonly Evidence[], gaps: number, start: number, visible: number): number {
  let before = start;
  let beforeOff = expected(evidence, gaps, before) - before;
  // The expectation moves slowly with the rate when much is hidden; a first step in proportion to that.
  let rate = before + beforeOff * (1 + 2 * start);
  for (let step = 0; step < STEPS; step++) {
    rate = Math.min(Math.max(rate, start / 3, visible), start * 3);
    const off = expected(evidence, gaps, rate) - rate;
    const slope = (off - beforeOff) / (rate - before);
    if (!(slope < 0) || Math.abs(rate - before) < 1e-6 * rate) break;
    [before, beforeOff] = [rate, off];
    rate -= off / slope;
  }
  return Math.min(Math.max(rate, start / 3, visible), start * 3);
}
