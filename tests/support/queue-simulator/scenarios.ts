import type { Random } from './random.ts';
import type { Knot, Raid, Show } from './show.ts';

/** Names of the nine shows of queue-insight.md. */
export type ScenarioName =
  'ramp' | 'burst' | 'steady' | 'small' | 'leavers' | 'fixed' | 'raids' | 'big raids' | 'raid in one poll';

/** Sessions of 8 min on average, lognormal with cv 1, cut off at 30 min; the cut brings the mean to 7.67 min. */
const longTail = (random: Random): number => Math.min(1800, random.lognormal(480, 1));
const longTailMean = lognormalCapped(480, 1, 1800);

/** Mean of a lognormal cut off at `cap`. */
function lognormalCapped(mean: number, variation: number, cap: number): number {
  const spread = Math.sqrt(Math.log(1 + variation * variation));
  const place = Math.log(mean) - (spread * spread) / 2;
  const steps = 20_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const z = -8 + (16 * (i + 0.5)) / steps;
    sum += Math.min(cap, Math.exp(place + spread * z)) * Math.exp((-z * z) / 2);
  }
  return ((sum / Math.sqrt(2 * Math.PI)) * 16) / steps;
}

const exponential =
  (mean: number) =>
  (random: Random): number =>
    random.exponential(mean);

/** Base rate up to a peak between two minutes, held, and back again. */
function rampTo(
  base: number,
  peak: number,
  up: readonly [number, number],
  down: readonly [number, number],
): Knot[] {
  return [
    { minute: up[0], perMinute: base },
    { minute: up[1], perMinute: peak },
    { minute: down[0], perMinute: peak },
    { minute: down[1], perMinute: base },
  ];
}

const constant = (perMinute: number): Knot[] => [{ minute: 0, perMinute }];
const raidsOf = (people: number, seconds: number, ...minutes: number[]): Raid[] =>
  minutes.map((minute) => ({ minute, people, seconds }));

/** Ten places, exponential sessions of 6 min, three hours: what most scenarios share. */
const ten = {
  minutes: 180,
  capacity: 10,
  session: exponential(360),
  meanSession: 360,
  patience: undefined,
  raids: [],
};
const fifty = { ...ten, capacity: 50, session: longTail, meanSession: longTailMean };

/** The nine shows of queue-insight.md, by name. "Steady load" is 90 % of what the places can carry. */
export const scenarios: Readonly<Record<ScenarioName, Show>> = {
  ramp: { ...ten, name: 'ramp', arrivals: rampTo(1, 2.4, [30, 45], [90, 105]) },
  burst: { ...fifty, name: 'burst', arrivals: rampTo(4, 9, [30, 35], [75, 90]) },
  steady: {
    ...ten,
    name: 'steady',
    capacity: 4,
    session: exponential(300),
    meanSession: 300,
    arrivals: constant(0.72),
  },
  small: {
    ...ten,
    name: 'small',
    capacity: 2,
    session: exponential(600),
    meanSession: 600,
    arrivals: rampTo(0.1, 0.4, [30, 40], [90, 100]),
  },
  leavers: { ...ten, name: 'leavers', patience: 600, arrivals: rampTo(1, 3.2, [30, 45], [90, 105]) },
  fixed: { ...ten, name: 'fixed', session: () => 360, arrivals: rampTo(1, 2.4, [30, 45], [90, 105]) },
  raids: { ...ten, name: 'raids', arrivals: constant(1.5), raids: raidsOf(30, 30, 45, 90, 135) },
  'big raids': {
    ...fifty,
    name: 'big raids',
    arrivals: constant((0.9 * 50 * 60) / longTailMean),
    raids: raidsOf(100, 60, 60, 120),
  },
  'raid in one poll': {
    ...ten,
    name: 'raid in one poll',
    arrivals: constant(1.5),
    raids: raidsOf(30, 2, 90.02),
  },
};
