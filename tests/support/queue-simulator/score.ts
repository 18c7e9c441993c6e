import type { Run } from './simulate.ts';
import type { Show } from './show.ts';
import type { PolledCounts } from './poll.ts';

/** What an estimator under test says the next person will wait, seconds; undefined: it does not know yet. */
export interface SaidWait {
  readonly wait: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** Something that is fed polls and then asked. */
export interface Estimator {
  add(sample: PolledCounts): void;
  read(): SaidWait;
}

/** How well waits were told to the people who really waited. Shares 0 to 1. */
export interface WaitScore {
  readonly people: number;
  /** Share of them who were told nothing, because the estimator was still learning. */
  readonly untold: number;
  /** Median of |told - true| / true. */
  readonly error: number;
  /** The same for an oracle that knows the true rate of the places and sees the same polls. */
  readonly oracle: number;
  /** The same for an oracle that knows in addition how many give up. */
  readonly leaverOracle: number;
  /** Median of (told - true) / true, ours and the oracle's. */
  readonly bias: number;
  readonly oracleBias: number;
  /** Share of waits within the interval told. */
  readonly covered: number;
}

/** The wait for the next person when rates are known: one place comes free every S/C, sooner with people giving up. */
export function oracleWait(show: Show, counts: PolledCounts, knowsLeavers: boolean): number {
  if (counts.queue === 0 && counts.live < show.capacity) return 0;
  const served = show.capacity / show.meanSession;
  const leaving = knowsLeavers && show.patience !== undefined ? 1 / show.patience : 0;
  let wait = 0;
  for (let ahead = 0; ahead <= counts.queue; ahead++) wait += 1 / (served + ahead * leaving);
  return wait;
}

export interface Told {
  /** When the person came, seconds. */
  readonly at: number;
  readonly truth: number;
  readonly said: SaidWait;
  readonly oracle: number;
  readonly leaverOracle: number;
}

/** What each person who had to wait would have been told by the last poll before they came. */
export function tellEverybody(run: Run, samples: readonly PolledCounts[], estimator: Estimator): Told[] {
  const told: Told[] = [];
  let next = 0;
  let said: SaidWait | undefined;
  run.arrivedAt.forEach((at, person) => {
    while ((samples[next]?.at ?? Number.POSITIVE_INFINITY) <= at * 1000) {
      estimator.add(samples[next++] as PolledCounts);
      said = undefined;
    }
    const truth = run.waited[person] ?? Number.NaN;
    const counts = samples[next - 1];
    if (!(truth > 0) || counts === undefined) return;
    said ??= estimator.read();
    const [oracle, leaverOracle] = [oracleWait(run.show, counts, false), oracleWait(run.show, counts, true)];
    told.push({ at, truth, said, oracle, leaverOracle });
  });
  return told;
}

/** Sums up what people of many runs were told. */
export function scoreWaits(told: readonly Told[]): WaitScore {
  const known = told.filter(({ said }) => said.wait !== undefined);
  const off = (value: (entry: Told) => number): number[] =>
    known.map((entry) => (value(entry) - entry.truth) / entry.truth);
  const ours = off(({ said }) => said.wait ?? Number.NaN);
  const oracle = off((entry) => entry.oracle);
  const leaverOracle = off((entry) => entry.leaverOracle);
  const within = known.filter(({ said, truth }) => (said.low ?? 0) <= truth && truth <= (said.high ?? 0));
  return {
    people: told.length,
    untold: 1 - known.length / told.length,
    error: median(ours.map(Math.abs)),
    oracle: median(oracle.map(Math.abs)),
    leaverOracle: median(leaverOracle.map(Math.abs)),
    bias: median(ours),
    oracleBias: median(oracle),
    covered: within.length / known.length,
  };
}

/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** The numbers 1 to `count`: the seeds of a test, not chosen. */
export function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
