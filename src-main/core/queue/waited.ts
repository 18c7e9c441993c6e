import { pair, startPairing } from './pairing.ts';
import { isUsable, peopleIn } from './sample.ts';
import type { Gap, Pairing } from './pairing.ts';
import type { QueueSample } from './sample.ts';

/** What a day (or any span) of polling adds up to, without any assumption (queue-insight C-8). Plain values. */
export interface Waited {
  readonly pairing: Pairing;
  /** Person-seconds spent waiting, by the trapezoid rule over polls. */
  readonly personSeconds: number;
  /** Seconds with people waiting: no place was free. */
  readonly fullSeconds: number;
  readonly observedSeconds: number;
  /** Seconds between samples over which polling was interrupted: in none of the sums, and reported. */
  readonly missingSeconds: number;
  /** Most people at once, live and waiting: what it would have taken to let everybody in. */
  readonly peak: number;
}

export const startWaited: Waited = {
  pairing: startPairing,
  personSeconds: 0,
  fullSeconds: 0,
  observedSeconds: 0,
  missingSeconds: 0,
  peak: 0,
};

/** Sums that begin anew, at midnight for example, without losing the gap in which they do. */
export function nextSpan({ pairing }: Waited): Waited {
  return { ...startWaited, pairing };
}

/** The sums with one more sample; rubbish changes nothing. */
export function addWaited(waited: Waited, sample: QueueSample): Waited {
  if (!isUsable(sample)) return waited;
  const paired = pair(waited.pairing, sample);
  if (paired.kind === 'passed') return { ...waited, pairing: paired.pairing };
  const next = { ...waited, pairing: paired.pairing, peak: Math.max(waited.peak, peopleIn(sample)) };
  if (paired.kind === 'taken') return withGap(next, paired.gap);
  const missing = (sample.at - (waited.pairing.last?.at ?? sample.at)) / 1000;
  return { ...next, missingSeconds: waited.missingSeconds + Math.max(0, missing) };
}

function withGap(waited: Waited, { before, after, seconds }: Gap): Waited {
  // A queue seen at one end of a gap only is taken to have lasted for half of it.
  const ends = (before.queue > 0 ? 1 : 0) + (after.queue > 0 ? 1 : 0);
  return {
    ...waited,
    personSeconds: waited.personSeconds + ((before.queue + after.queue) / 2) * seconds,
    fullSeconds: waited.fullSeconds + (ends / 2) * seconds,
    observedSeconds: waited.observedSeconds + seconds,
  };
}

/** Mean wait over all who came, seconds: person-seconds waited over arrivals (Little, exact over busy periods). */
export function meanWait(waited: Waited, arrivalsPerMinute: number): number | undefined {
  const arrivals = (arrivalsPerMinute / 60) * waited.observedSeconds;
  return arrivals > 0 ? waited.personSeconds / arrivals : undefined;
}
