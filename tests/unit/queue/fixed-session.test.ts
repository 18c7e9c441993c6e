import { describe, expect, it } from 'vitest';
import {
  addSample,
  readEstimate,
  sessionSeconds,
  startQueueMemory,
} from '../../../src-main/core/queue/index.ts';
import { floorOf, varianceLeft } from '../../../src-main/core/queue/echo.ts';
import { addLook, noLooks, stepOf } from '../../../src-main/core/queue/looks.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { randomFrom } from '../../support/queue-simulator/random.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { median, scoreWaits, seeds, tellEverybody } from '../../support/queue-simulator/score.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';
import type { Looks } from '../../../src-main/core/queue/looks.ts';
import type { QueueMemory, QueueSample } from '../../../src-main/core/queue/index.ts';
import type { Estimator, Told } from '../../support/queue-simulator/score.ts';
import type { Show } from '../../support/queue-simulator/show.ts';
import type { ScenarioName } from '../../support/queue-simulator/scenarios.ts';

const remember = (samples: readonly QueueSample[]): QueueMemory =>
  samples.reduce(addSample, startQueueMemory());

/** The estimator as the app uses it, or as it would be without a look for sessions of one length. */
function estimator(looksForFixed: boolean): Estimator {
  let memory = startQueueMemory();
  return {
    add: (sample) => {
      memory = addSample(memory, sample);
    },
    read: () => {
      const estimate = readEstimate(looksForFixed ? memory : { ...memory, fixed: 0 });
      return { wait: estimate.waitSeconds, low: estimate.waitLow, high: estimate.waitHigh };
    },
  };
}

/** Median error with the look for sessions of one length over that without it, for those who came after `from` minutes. */
function errorsRatio(show: Show, gap: number, from: number): number {
  const runs = seeds(20).map((seed) => simulate(show, seed));
  const error = (looksForFixed: boolean): number => {
    const told: Told[] = runs.flatMap((run) =>
      tellEverybody(run, pollRun(run, gap), estimator(looksForFixed)),
    );
    return scoreWaits(told.filter(({ at }) => at >= from * 60)).error;
  };
  return error(true) / error(false);
}

describe('sessions that all last the same', () => {
  it.each([5, 10, 30])('are measured to a fiftieth, polled every %i s', (gap) => {
    const lengths = seeds(20).map((seed) => {
      const samples = pollRun(simulate(scenarios.fixed, seed), gap);
      return samples
        .map((sample) => sample.at / 60_000)
        .filter((minute) => minute === 40 || minute === 70 || minute === 100)
        .map((minute) => remember(samples.filter(({ at }) => at <= minute * 60_000)).fixed);
    });
    const found = lengths.flat().filter((length) => length > 0);
    expect(found.length).toBeGreaterThanOrEqual(40);
    expect(median(found.map((length) => Math.abs(length / 360 - 1)))).toBeLessThan(0.02);
  });

  it('are told as the length of a session', () => {
    const samples = pollRun(simulate(scenarios.fixed, 1), 5).filter(({ at }) => at <= 70 * 60_000);
    const memory = remember(samples);
    expect(memory.fixed).toBeGreaterThan(350);
    expect(sessionSeconds(memory)).toBe(memory.fixed);
  });

  it.each(['ramp', 'burst', 'steady', 'small', 'leavers', 'raids', 'big raids'] as ScenarioName[])(
    'are hardly ever seen in %s, where they do not',
    (name) => {
      let [seen, all] = [0, 0];
      for (const seed of seeds(20)) {
        let memory = startQueueMemory();
        for (const sample of pollRun(simulate(scenarios[name], seed), 30)) {
          memory = addSample(memory, sample);
          seen += memory.fixed > 0 ? 1 : 0;
          all++;
        }
      }
      expect(seen / all).toBeLessThan(0.02);
    },
  );
});

describe.each([5, 30])('looking for sessions of one length, polled every %i s', (gap) => {
  const { fixed } = scenarios;
  const limitFrom =
    (before: number, after: number) =>
    (_: unknown, at: number): number =>
      at < 75 * 60 ? before : after;

  it.each<readonly [string, Show]>([
    ['a length that is no whole number of polls', { ...fixed, session: () => 377 }],
    ['sessions that differ by some seconds', { ...fixed, session: (random) => 355 + 10 * random.uniform() }],
    ['fifty places', { ...scenarios.burst, session: () => 460 }],
  ])('helps, or does no harm, with %s', (_, show) => {
    expect(errorsRatio(show, gap, 0)).toBeLessThanOrEqual(1);
  });

  it.each<readonly [string, Show]>([
    ['one of ten leaves early', { ...fixed, session: early }],
    ['many give up waiting', { ...fixed, patience: 600, arrivals: scenarios.leavers.arrivals }],
    ['lengths differ by a quarter', { ...fixed, session: (random) => random.lognormal(360, 0.25) }],
  ])('costs at most a quarter more error where %s', (_, show) => {
    expect(errorsRatio(show, gap, 0)).toBeLessThanOrEqual(1.25);
  });

  it.each([
    ['raised from 6 to 9 min', limitFrom(360, 540)],
    ['lowered from 6 to 4 min', limitFrom(360, 240)],
  ])('costs at most a quarter more error from 20 min after the limit was %s', (_, session) => {
    const show: Show = { ...fixed, session };
    expect(errorsRatio(show, gap, 95)).toBeLessThanOrEqual(1.25);
  });
});

function early(random: { uniform(): number }): number {
  return random.uniform() < 0.9 ? 360 : 360 * random.uniform();
}

/** Looks every 30 s at a house with places for all, in which everybody stays for `stay` looks. */
function house(stay: number, arrivals: readonly number[]): Looks {
  const live = arrivals.map((_, i) =>
    arrivals.slice(Math.max(0, i + 1 - stay), i + 1).reduce((sum, came) => sum + came, 0),
  );
  const samples = live.map((count, i) => ({ at: i * 30_000, live: count, queue: 0 }));
  return samples
    .slice(1)
    .reduce(
      (looks, after, i) => addLook(looks, { before: samples[i] as QueueSample, after, seconds: 30 }),
      noLooks,
    );
}

describe('departures told by who began a session ago', () => {
  const random = randomFrom(1);
  const arrivals = Array.from({ length: 80 }, (_, i) => (i < 2 ? 0 : Math.floor(random.exponential(1.5))));
  const floor = floorOf(house(7, arrivals), 100);

  it('leave the variance of arrivals alone', () => {
    const judged = arrivals.slice(-40);
    const left = judged.map((came, i) => came - (arrivals[arrivals.length - 40 + i - 7] ?? 0));
    const variance = (values: readonly number[]): number => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    expect(varianceLeft(floor, 210)).toBeCloseTo(variance(judged) / variance(left), 10);
  });

  it('add to it for any other length', () => {
    for (const session of [120, 150, 170, 250, 270, 300])
      expect(varianceLeft(floor, session)).toBeGreaterThan(2 * (varianceLeft(floor, 210) ?? 1));
  });

  it('are not judged on too few looks', () => {
    expect(varianceLeft(floorOf(house(7, arrivals.slice(0, 35)), 100), 210)).toBeUndefined();
    expect(varianceLeft(floorOf(noLooks, 100), 210)).toBeUndefined();
    expect(varianceLeft(floor, 30 * 200)).toBeUndefined();
  });
});

describe('looks', () => {
  const look = (looks: Looks, from: number, to: number): Looks =>
    addLook(looks, {
      before: { at: from * 1000, live: 4, queue: 0 },
      after: { at: to * 1000, live: 8, queue: 2 },
      seconds: to - from,
    });
  const three = look(look(look(noLooks, 0, 5), 5, 35), 35, 65);

  it('are half a minute apart, whatever the polls', () => {
    expect(look(three, 65, 70)).toBe(three);
    expect(stepOf(three)).toBe(30);
  });

  it('are drawn over few that are missing, and start anew over more', () => {
    expect(look(three, 65, 155).rows.flat()).toHaveLength(12);
    expect(look(three, 65, 300).rows.flat()).toEqual([8, 10]);
    expect(look(three, 0, 5).rows.flat()).toEqual([8, 10]);
  });
});
