/** The chance that a queue reaches a threshold, from the numbers of one look (queue-insight C-4). */
import { riseChance, toldChance } from '../../queue/forecast.ts';

/** People, and people a minute; NaN is "no data". */
export interface Flow {
  readonly queue: number;
  readonly live: number;
  readonly arrivals: number;
  readonly departures: number;
}

/** 0 to 1. Nobody waits: no chance worth telling; already there: certain; still learning: unknown. `horizon` is ms. */
export function chanceFrom(
  { threshold, horizon }: { readonly threshold: number; readonly horizon: number },
  { queue, live, arrivals, departures }: Flow,
): number | undefined {
  if (queue >= threshold) return 1;
  if (queue === 0) return 0;
  if (Number.isNaN(arrivals) || Number.isNaN(departures)) return undefined;
  const drift = (arrivals - departures) / 60;
  return toldChance(riseChance(drift, departures / 60, threshold - queue, horizon / 1_000), live);
}
