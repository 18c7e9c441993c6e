import { afterAll, describe, expect, it } from 'vitest';
import { arrivalsOf } from '../../../src-main/core/events/minutes.ts';
import {
  addSample,
  leadOf,
  readForecast,
  sessionSeconds,
  startQueueMemory,
} from '../../../src-main/core/queue/index.ts';
import { ledChance } from '../../../src-main/core/queue/lead.ts';
import { pollRun, type PolledCounts } from '../../support/queue-simulator/poll.ts';
import { randomFrom } from '../../support/queue-simulator/random.ts';
import { seeds } from '../../support/queue-simulator/score.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';

const GAP = 5;
const A_MINUTE = 60 / GAP;
const MINUTES = 240;
const HORIZON = 600;

/** An audience that comes and goes in waves, and a queue whose arrivals follow its change. */
interface Setting {
  /** How much of one minute's rush is left in the next: 0.3 swings, 0.95 is waves of twenty minutes. */
  readonly lasting: number;
  /** By how much arrivals swing with it, as a share. */
  readonly swing: number;
  readonly capacity: number;
  readonly session: number;
  readonly lag: number;
  /** How many more in ten minutes. */
  readonly more: number;
}

interface Evening {
  /** At the end of each minute. */
  readonly viewers: readonly number[];
  readonly samples: readonly PolledCounts[];
}

const LOAD = 0.95;
const BEFORE = 20;

function evening({ lasting, swing, capacity, session, lag }: Setting, seed: number): Evening {
  const random = randomFrom(seed * 7_919 + lag);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  const rush: number[] = [normal()];
  while (rush.length < MINUTES + BEFORE)
    rush.push(lasting * (rush.at(-1) ?? 0) + Math.sqrt(1 - lasting ** 2) * normal());
  let present = 2_000;
  const usual = (LOAD * capacity * 60) / session;
  const minutes = Array.from({ length: MINUTES }, (_, minute) => minute);
  const viewers = minutes.map((minute) => {
    present += 40 * (rush[minute + BEFORE] ?? 0) + 5 * normal();
    return Math.max(0, Math.round(present));
  });
  const arrivals = minutes.flatMap((minute) => {
    const perMinute = Math.max(0, usual * (1 + swing * (rush[minute + BEFORE - lag] ?? 0)));
    return [minute, minute + 0.999].map((at) => ({ minute: at, perMinute }));
  });
  const show = {
    name: 'followed',
    minutes: MINUTES,
    capacity,
    arrivals,
    raids: [],
    session: (chance: { exponential(mean: number): number }) => chance.exponential(session),
    meanSession: session,
    patience: undefined,
  };
  return { viewers, samples: pollRun(simulate(show, seed), GAP) };
}

/** Means by minute, as the history answers. */
function means(samples: readonly PolledCounts[], of: 'live' | 'queue'): readonly number[] {
  return Array.from({ length: Math.floor(samples.length / A_MINUTE) }, (_, minute) => {
    const own = samples.slice(minute * A_MINUTE, (minute + 1) * A_MINUTE);
    return own.reduce((sum, sample) => sum + sample[of], 0) / own.length;
  });
}

interface Forecast {
  readonly alone: number;
  readonly led: number;
  readonly happened: number;
}

/** Every minute with people waiting and a significant lead: what is said with and without it, and what came. */
function forecasts(setting: Setting, seed: number): readonly Forecast[] {
  const { viewers, samples } = evening(setting, seed);
  const [live, queue] = [means(samples, 'live'), means(samples, 'queue')];
  const ahead = HORIZON / GAP;
  let memory = startQueueMemory();
  return samples.flatMap((sample, place) => {
    memory = addSample(memory, sample);
    const minute = place / A_MINUTE;
    if (!Number.isInteger(minute) || minute < 60 || place + ahead >= samples.length) return [];
    const threshold = sample.queue + setting.more;
    const question = { threshold, horizonSeconds: HORIZON };
    const alone = readForecast(memory, question);
    const session = sessionSeconds(memory);
    if (alone === undefined || session === undefined) return [];
    const arrivals = arrivalsOf({ live: live.slice(0, minute), queue: queue.slice(0, minute), session }, 0);
    const lead = leadOf(viewers.slice(0, minute), arrivals);
    const led = lead && readForecast(memory, question, lead);
    if (led === undefined) return [];
    const came = samples.slice(place + 1, place + 1 + ahead).some((later) => later.queue >= threshold);
    return [{ alone, led, happened: came ? 1 : 0 }];
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const lines: string[] = [];
afterAll(() => console.log(`Brier scores with an audience that leads:\n${lines.join('\n')}`));

describe('the forecast of a queue that follows an audience', () => {
  const hall = { capacity: 10, session: 360, more: 5 };
  const big = { capacity: 50, session: 480, more: 10 };
  const cases: readonly (readonly [string, Setting])[] = [
    ['swings from minute to minute, 5 min ahead', { lasting: 0.3, swing: 0.8, lag: 5, ...hall }],
    ['waves of 5 min, 8 min ahead', { lasting: 0.8, swing: 0.7, lag: 8, ...hall }],
    ['waves of 20 min, 5 min ahead, 50 places', { lasting: 0.95, swing: 0.4, lag: 5, ...big }],
  ];

  it.each(cases)('is better with it than without, and than the base rate: %s', (name, setting) => {
    const all = seeds(20).flatMap((seed) => forecasts(setting, seed));
    const brier = (of: (forecast: Forecast) => number) =>
      mean(all.map((forecast) => (of(forecast) - forecast.happened) ** 2));
    const rate = mean(all.map(({ happened }) => happened));
    const [led, alone, base] = [brier((each) => each.led), brier((each) => each.alone), brier(() => rate)];
    lines.push(`${name}: ${led.toFixed(3)}, without ${alone.toFixed(3)}, base rate ${base.toFixed(3)}`);
    expect(all.length).toBeGreaterThan(200);
    expect(led).toBeLessThan(alone);
    expect(led).toBeLessThan(base);
  });
});

describe('what an audience lets expect', () => {
  // The change of viewers comes three minutes later as a tenth as many arrivals, beside two usual.
  const changes = Array.from({ length: 90 }, (_, minute) => 10 * ((minute * 7) % 5) - 20);
  const viewers = changes.reduce<number[]>((all, change) => [...all, (all.at(-1) ?? 500) + change], []);
  const arrivals = changes.map((_, minute) => 3 + 0.1 * (changes[minute - 3] ?? 0));

  it('is the arrivals of as many minutes as the queue follows by, from what has just been seen', () => {
    const lead = leadOf(viewers, arrivals);
    expect(lead?.minutes).toBe(3);
    expect(lead?.usual).toBeCloseTo(3, 6);
    const last = changes.slice(-3).map((change) => expect.closeTo(3 + 0.1 * change, 6) as number);
    expect(lead?.coming).toEqual(last);
  });

  it('is nothing where the queue does not follow', () => {
    const random = randomFrom(3);
    expect(
      leadOf(
        viewers,
        changes.map(() => random.uniform()),
      ),
    ).toBeUndefined();
  });

  it('is as good as certain where a crowd is on its way, and as good as none where nobody comes', () => {
    const question = { distance: 10, seconds: 600, departures: 0.05, drift: 0 };
    const lead = { minutes: 10, correlation: 0.9, samples: 90, usual: 3 };
    expect(ledChance({ ...lead, coming: Array<number>(10).fill(9) }, question)).toBeGreaterThan(0.99);
    expect(ledChance({ ...lead, coming: Array<number>(10).fill(0) }, question)).toBeLessThan(0.01);
    // A crowd of the next three minutes counts, though nobody comes after it.
    const brief = [12, 12, 12, 0, 0, 0, 0, 0, 0, 0];
    expect(ledChance({ ...lead, coming: brief }, question)).toBeGreaterThan(0.99);
  });
});
