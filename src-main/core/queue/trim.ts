import type { Stretch } from './stretch.ts';

/** First and second moment of the change between polls, people a second, without the bursts. */
export interface Moments {
  /** Mean drift: arrivals minus departures a second. */
  readonly drift: number;
  /** Variance a second, each stretch around its own drift: arrivals plus departures a second. */
  readonly spread: number;
  /** Gaps and seconds that were kept. */
  readonly gaps: number;
  readonly seconds: number;
  /** Per stretch, in order: what was kept of it. */
  readonly kept: readonly Kept[];
}

export interface Kept {
  readonly stretch: Stretch;
  gaps: number;
  sum: number;
  squares: number;
}

/** A change further than this from the drift of `seconds` is a burst, not chance (queue-insight C-1). */
export function burstBeyond(spread: number, seconds: number): number {
  return Math.max(3, 4 * Math.sqrt(spread * seconds));
}

/** Rounds of trimming at most, as C-1 has it. */
const ROUNDS = 5;

/**
 * Moments with bursts trimmed away: gaps whose change is further than max(3, 4 standard deviations) from the mean are
 * dropped, and again with the new moments until none is (queue-insight C-1). Without that one raid ruins the hour.
 */
export function trimmedMoments(stretches: readonly Stretch[]): Moments {
  let moments = momentsOf(stretches, undefined);
  for (let round = 0; round < ROUNDS; round++) {
    const next = momentsOf(stretches, moments);
    const isSettled = next.gaps === moments.gaps;
    moments = next;
    if (isSettled) break;
  }
  return moments;
}

function momentsOf(stretches: readonly Stretch[], around: Moments | undefined): Moments {
  const kept = stretches.map((stretch) => keptOf(stretch, around));
  let gaps = 0;
  let seconds = 0;
  let sum = 0;
  let squares = 0;
  let freedom = 0;
  for (const part of kept) {
    const span = part.stretch.seconds / part.stretch.gaps;
    gaps += part.gaps;
    seconds += part.gaps * span;
    sum += part.sum;
    if (part.gaps < 2) continue;
    squares += part.squares - (part.sum * part.sum) / part.gaps;
    freedom += (part.gaps - 1) * span;
  }
  const drift = seconds > 0 ? sum / seconds : 0;
  return { drift, spread: freedom > 0 ? Math.max(0, squares / freedom) : 0, gaps, seconds, kept };
}

/** Calls `visit` with the changes of a stretch that are no bursts, around these moments. */
export function eachKept(
  stretch: Stretch,
  around: Pick<Moments, 'drift' | 'spread'> | undefined,
  visit: (change: number, times: number) => void,
): void {
  const span = stretch.seconds / stretch.gaps;
  const middle = around === undefined ? 0 : around.drift * span;
  const beyond = around === undefined ? Number.POSITIVE_INFINITY : burstBeyond(around.spread, span);
  for (let i = 0; i < stretch.changes.length; i++) {
    const change = stretch.changes[i] ?? 0;
    if (Math.abs(change - middle) <= beyond) visit(change, stretch.times[i] ?? 0);
  }
}

function keptOf(stretch: Stretch, around: Moments | undefined): Kept {
  const kept: Kept = { stretch, gaps: 0, sum: 0, squares: 0 };
  eachKept(stretch, around, (change, times) => {
    kept.gaps += times;
    kept.sum += change * times;
    kept.squares += change * change * times;
  });
  return kept;
}
