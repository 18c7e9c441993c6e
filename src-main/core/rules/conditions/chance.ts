/** The chance that a queue reaches a threshold, from the numbers of one look (queue-insight C-4). */
import { riseChance } from '../../queue/forecast.ts';

/** The most that is ever said of a forecast, and that is said of few places (queue-insight C-4). */
const SUREST = 0.97;
const SUREST_SMALL = 0.9;
const SMALL = 5;

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
  const surest = live <= SMALL ? SUREST_SMALL : SUREST;
  return Math.min(surest, riseChance(drift, departures / 60, threshold - queue, horizon / 1_000));
}
