import { departureRate } from './departures.ts';
import { stretchesOf } from './stretch.ts';
import { trimmedMoments } from './trim.ts';
import type { Block } from './block.ts';
import type { Moments } from './trim.ts';
import type { Stretch, TallyKind } from './stretch.ts';

/** What the last hours tell of the flow. Rates a second. Plain values. */
export interface Fit {
  /** Departures a second per person live (queue-insight C-2): how fast one place comes free. */
  readonly hazard: number;
  readonly departures: number;
  /** Departures this rests on, after what chance and slow polls took away: k of queue-insight C-1. */
  readonly events: number;
  readonly drift: number;
  readonly spread: number;
  readonly liveMean: number;
  readonly seconds: number;
  readonly gaps: number;
}

/** No knowledge: what a fit of nothing yields. */
export const noFit: Fit = {
  hazard: 0,
  departures: 0,
  events: 0,
  drift: 0,
  spread: 0,
  liveMean: 0,
  seconds: 0,
  gaps: 0,
};

/** Arrival rate, departure rate and hazard of these blocks, bursts trimmed (queue-insight C-1 and C-2). */
export function fitBlocks(blocks: readonly Block[], kinds: readonly TallyKind[] = ['empty', 'busy']): Fit {
  const stretches = stretchesOf(blocks, kinds);
  const seconds = total(stretches, 'seconds');
  if (seconds === 0) return noFit;
  const liveMean = total(stretches, 'liveSeconds') / seconds;
  const moments = trimmedMoments(stretches);
  const departures = departureRate(moments, liveMean);
  return {
    hazard: liveMean > 0 ? throughput(departures, total(stretches, 'liveRise') / seconds) / liveMean : 0,
    departures,
    events: effectiveEvents(departures, moments),
    drift: moments.drift,
    spread: moments.spread,
    liveMean,
    seconds,
    gaps: moments.gaps,
  };
}

function total(stretches: readonly Stretch[], field: 'seconds' | 'liveSeconds' | 'liveRise'): number {
  return stretches.reduce((sum, stretch) => sum + stretch[field], 0);
}

/**
 * Sessions through the places a second: the mean of those that began and those that ended. While live rises or falls the
 * ends alone are biased unless sessions have no memory; the mean is right for sessions of fixed length.
 */
function throughput(departures: number, liveRise: number): number {
  return Math.max(departures / 2, departures + liveRise / 2);
}

/**
 * k = n d*d / (d + s*s/2) with d departures and s events a gap. Var((v - m)/2) of Skellam changes is (d + s*s/2)/n: the
 * formula of queue-insight C-1 without its neglect of the covariance of v and m, which makes rising queues look unsure.
 * Stretches add up, each with the length of its own gaps.
 */
function effectiveEvents(departures: number, { kept, spread }: Moments): number {
  if (departures <= 0) return 0;
  let sum = 0;
  for (const { gaps, stretch } of kept) {
    const gap = stretch.seconds / stretch.gaps;
    const perGap = departures * gap;
    const events = Math.max(spread * gap, perGap);
    sum += (gaps * perGap * perGap) / (perGap + (events * events) / 2);
  }
  return sum;
}
