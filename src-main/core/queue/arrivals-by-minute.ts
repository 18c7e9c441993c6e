import { pair, startPairing } from './pairing.ts';
import { peopleIn } from './sample.ts';
import type { QueueSample } from './sample.ts';

const MINUTE = 60_000;

/**
 * Arrivals in each minute from `from` (epoch ms) on: the net change of people plus the departures that a place's session
 * length in seconds lets expect (queue-insight C-1). Undefined for minutes without polls. May be below zero by chance.
 */
export function arrivalsByMinute(
  samples: readonly QueueSample[],
  from: number,
  minutes: number,
  session: number,
): (number | undefined)[] {
  const series = Array<number | undefined>(minutes).fill(undefined);
  let pairing = startPairing;
  for (const sample of samples) {
    const paired = pair(pairing, sample);
    pairing = paired.pairing;
    const minute = Math.floor((sample.at - from) / MINUTE);
    if (paired.kind !== 'taken' || minute < 0 || minute >= minutes) continue;
    const { before, after, seconds } = paired.gap;
    const departed = (((before.live + after.live) / 2) * seconds) / session;
    series[minute] = (series[minute] ?? 0) + peopleIn(after) - peopleIn(before) + departed;
  }
  return series;
}
