/** Queue arrivals follow viewers by so many minutes. */
export interface LeadLag {
  readonly minutes: number;
  readonly correlation: number;
  /** Minutes compared. */
  readonly samples: number;
}

/** One value a minute; undefined where nothing was known. */
export type MinuteSeries = readonly (number | undefined)[];

const LONGEST = 15;
const CLEAR = 0.5;
const ENOUGH = 60;

/**
 * Whether a queue follows an audience: the correlation of the change of viewers k minutes ago with arrivals now, for k from
 * 0 to 15 (queue-insight C-11). Both series by minute, starting together. Undefined unless the best k is at least 1, its
 * correlation above 0.5 and 60 minutes were compared.
 */
export function leadLag(viewers: MinuteSeries, arrivals: MinuteSeries): LeadLag | undefined {
  const changes = changesOf(viewers);
  let best: LeadLag | undefined;
  for (let minutes = 0; minutes <= LONGEST; minutes++) {
    const pairs = aligned(changes, arrivals, minutes);
    if (pairs.length < ENOUGH) continue;
    const correlation = correlationOf(pairs);
    if (correlation > (best?.correlation ?? -1)) best = { minutes, correlation, samples: pairs.length };
  }
  return best !== undefined && best.minutes >= 1 && best.correlation > CLEAR ? best : undefined;
}

/** By how much a series rose in each minute. */
export function changesOf(series: MinuteSeries): MinuteSeries {
  return series.map((value, t) => difference(series[t - 1], value));
}

function difference(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : after - before;
}

export type Pair = readonly [number, number];

/** Each minute's arrivals with the change `shift` minutes before, where both are known. */
export function aligned(changes: MinuteSeries, arrivals: MinuteSeries, shift: number): Pair[] {
  return arrivals.flatMap((arrival, t) => {
    const change = changes[t - shift];
    return arrival === undefined || change === undefined ? [] : [[change, arrival] as const];
  });
}

function correlationOf(pairs: readonly Pair[]): number {
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / pairs.length;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / pairs.length;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
