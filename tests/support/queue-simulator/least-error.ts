import { randomFrom } from './random.ts';
import { oracleWait, type Estimator } from './score.ts';
import { arrivalsAt } from './show.ts';
import type { PolledCounts } from './poll.ts';
import type { Random } from './random.ts';
import type { Run } from './simulate.ts';

/** Poisson probabilities of 0 to `most`. */
function poisson(mean: number, most: number): Float64Array {
  const shares = new Float64Array(most + 1);
  shares[0] = Math.exp(-mean);
  for (let n = 1; n <= most; n++) shares[n] = ((shares[n - 1] ?? 0) * mean) / n;
  return shares;
}

/** Probabilities of the net change -most to most, at their place plus `most`: Skellam. */
function skellam(arrivals: number, departures: number, most: number): Float64Array {
  const [came, left] = [poisson(arrivals, 2 * most), poisson(departures, 2 * most)];
  const shares = new Float64Array(2 * most + 1);
  for (let x = 0; x <= 2 * most; x++)
    for (let y = Math.max(0, x - most); y <= Math.min(2 * most, x + most); y++)
      shares[x - y + most] = (shares[x - y + most] ?? 0) + (came[x] ?? 0) * (left[y] ?? 0);
  return shares;
}

/**
 * Fisher information of one net change on the logarithm of the departures expected in its gap, when the drift is not known
 * and is estimated besides: I(bb) - I(bm)^2 / I(mm), times b^2, with p' by b at fixed drift p(n-1) - 2p(n) + p(n+1) and by the
 * drift p(n-1) - p(n). The sum over gaps is the most "departures" an estimate can rest on, by Cramer and Rao: its variance,
 * relative, is at least one over it.
 */
export function gapInformation(arrivals: number, departures: number): number {
  const most = Math.ceil(6 + arrivals + departures + 6 * Math.sqrt(arrivals + departures));
  const shares = skellam(arrivals, departures, most);
  const at = (place: number): number => shares[place] ?? 0;
  let [bb, bm, mm] = [0, 0, 0];
  for (let place = 0; place < shares.length; place++) {
    if (at(place) < 1e-12) continue;
    const byDepartures = at(place - 1) - 2 * at(place) + at(place + 1);
    const byDrift = at(place - 1) - at(place);
    bb += byDepartures ** 2 / at(place);
    bm += (byDepartures * byDrift) / at(place);
    mm += byDrift ** 2 / at(place);
  }
  return mm > 0 ? departures ** 2 * Math.max(0, bb - bm ** 2 / mm) : 0;
}

const kept = new Map<string, number>();

/** The same by tenths of events: a show has only so many different gaps. */
function informationOf(arrivals: number, departures: number): number {
  const [a, b] = [Math.round(arrivals * 10) / 10, Math.round(departures * 10) / 10];
  const key = `${a} ${b}`;
  const known = kept.get(key) ?? gapInformation(a, b);
  kept.set(key, known);
  return known;
}

/** Standard normal. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());

/** An estimator that knows the true pace but for the error that no unbiased estimate from the counts so far can be without. */
export function leastErrorEstimator(run: Run, gapSeconds: number, seed: number): Estimator {
  const { show } = run;
  const random = randomFrom(seed);
  let [information, walk] = [0, 0];
  let last: PolledCounts | undefined;
  return {
    add: (sample) => {
      const arrivals = (arrivalsAt(show.arrivals, sample.at / 60_000) / 60) * gapSeconds;
      const departures = (sample.live / show.meanSession) * gapSeconds;
      const more = informationOf(arrivals, departures);
      information += more;
      walk += Math.sqrt(more) * normal(random);
      last = sample;
    },
    read: () => {
      if (last === undefined || information < 8) return { wait: undefined, low: undefined, high: undefined };
      const wait = oracleWait(show, last, false) / Math.exp(walk / information);
      return { wait, low: wait, high: wait };
    },
  };
}
