import { afterAll, describe, expect, it } from 'vitest';
import {
  addSample,
  forecastQueue,
  readForecast,
  startQueueMemory,
} from '../../../src-main/core/queue/index.ts';
import { crossingChance, riseChance } from '../../../src-main/core/queue/forecast.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { seeds } from '../../support/queue-simulator/score.ts';
import { steadyShow } from '../../support/queue-simulator/steady-show.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';
import type { PolledCounts } from '../../support/queue-simulator/poll.ts';
import type { ScenarioName } from '../../support/queue-simulator/scenarios.ts';

const HORIZON = 600;
const GAP = 5;

interface Forecast {
  readonly said: number;
  readonly line: number;
  readonly happened: number;
}

/** Every half minute with people waiting below the threshold: what was said, what a straight line says, what came. */
function forecasts(samples: readonly PolledCounts[], threshold: number): Forecast[] {
  const found: Forecast[] = [];
  const ahead = HORIZON / GAP;
  let memory = startQueueMemory();
  samples.forEach((sample, i) => {
    memory = addSample(memory, sample);
    const before = samples[i - 60];
    if (i % 6 !== 0 || before === undefined || i + ahead >= samples.length) return;
    if (sample.queue === 0 || sample.queue >= threshold) return;
    const said = readForecast(memory, { threshold, horizonSeconds: HORIZON });
    if (said === undefined) return;
    const slope = (sample.queue - before.queue) / (60 * GAP);
    const happened = samples.slice(i + 1, i + 1 + ahead).some(({ queue }) => queue >= threshold);
    found.push({
      said,
      line: sample.queue + slope * HORIZON >= threshold ? 1 : 0,
      happened: happened ? 1 : 0,
    });
  });
  return found;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const lines: string[] = [];
afterAll(() => console.log(`Brier scores of forecasts over 10 min:\n${lines.join('\n')}`));

function beatsBoth(name: string, all: readonly Forecast[]): void {
  const brier = (of: (forecast: Forecast) => number): number =>
    mean(all.map((forecast) => (of(forecast) - forecast.happened) ** 2));
  const rate = mean(all.map(({ happened }) => happened));
  const [ours, line, base] = [brier(({ said }) => said), brier((each) => each.line), brier(() => rate)];
  lines.push(`${name}: ${ours.toFixed(3)}, straight line ${line.toFixed(3)}, base rate ${base.toFixed(3)}`);
  expect(ours).toBeLessThan(line);
  expect(ours).toBeLessThan(base);
}

describe('the chance that the queue passes a threshold within ten minutes', () => {
  const cases: readonly (readonly [ScenarioName, number])[] = [
    ['ramp', 10],
    ['burst', 20],
    ['steady', 5],
  ];

  it.each(cases)('beats a straight line and the base rate in %s, threshold %i', (name, threshold) => {
    const all = seeds(30).flatMap((seed) =>
      forecasts(pollRun(simulate(scenarios[name], seed), GAP), threshold),
    );
    beatsBoth(name, all);
  });

  // Where nothing changes there is little to know, and a drift of chance is easily taken for one that lasts.
  const steady: readonly (readonly [number, number])[] = [
    [4, 3],
    [4, 8],
    [10, 5],
    [10, 10],
  ];

  it.each(steady)('beats both on a steady queue of %i places, too, threshold %i', (capacity, threshold) => {
    const all = seeds(60).flatMap((seed) =>
      forecasts(pollRun(simulate(steadyShow(capacity, 3), 5000 + seed), GAP), threshold),
    );
    beatsBoth(`steady ${capacity}, threshold ${threshold}`, all);
  });

  it('is told only while people wait and enough is known', () => {
    const samples = pollRun(simulate(scenarios.ramp, 1), 5);
    const calm = samples.filter((_, i) => i < 100);
    expect(forecastQueue(calm, { threshold: 5, horizonSeconds: HORIZON })).toBeUndefined();
    const emptied = [...samples, { at: (samples.at(-1)?.at ?? 0) + 5000, live: 3, queue: 0 }];
    expect(forecastQueue(emptied, { threshold: 5, horizonSeconds: HORIZON })).toBeUndefined();
  });

  it('is certain where the queue is already there, and never certain before', () => {
    const samples = pollRun(simulate(scenarios.ramp, 1), 5).filter(({ at }) => at <= 80 * 60_000);
    const queue = samples.at(-1)?.queue ?? 0;
    expect(queue).toBeGreaterThan(5);
    expect(forecastQueue(samples, { threshold: queue, horizonSeconds: 60 })).toBe(1);
    expect(forecastQueue(samples, { threshold: queue + 1, horizonSeconds: 36_000 })).toBeLessThan(1);
  });
});

describe('a drift that rests on few people', () => {
  it('is taken at its word the more, the more came and went', () => {
    // Half as many again come as leave: of one departure in ten minutes that says little, of a hundred much.
    const [few, many] = [1 / 600, 100 / 600].map((departures) => {
      const distance = 0.4 * departures * 600;
      return riseChance(departures / 2, departures, distance, 600) - riseChance(0, departures, distance, 600);
    });
    expect(few).toBeGreaterThan(0);
    expect(many).toBeGreaterThan(2 * (few ?? 1));
  });

  it('is a chance, whatever it is', () => {
    for (const departures of [0, 1e-9, 0.01, 10])
      for (const drift of [-5, -0.01, 0, 0.01, 5]) {
        const chance = riseChance(drift, departures, 5, 600);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }
  });
});

describe('the first passage of a random walk', () => {
  it('is by reflection twice the chance of ending above, without drift', () => {
    // P(max > 10 within 100 s, variance 1/s) = 2 (1 - Phi(1)) = 0.317311
    expect(crossingChance(0, 1, 10, 100)).toBeCloseTo(0.317311, 5);
  });

  it('stays between 0 and 1 where its factors overflow', () => {
    for (const drift of [-5, -0.01, 0, 0.01, 5])
      for (const distance of [1, 100, 10_000]) {
        const chance = crossingChance(drift, 0.02, distance, 600);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }
  });

  it('rises with drift and falls with distance', () => {
    expect(crossingChance(0.02, 0.1, 10, 600)).toBeGreaterThan(crossingChance(0.01, 0.1, 10, 600));
    expect(crossingChance(0.01, 0.1, 20, 600)).toBeLessThan(crossingChance(0.01, 0.1, 10, 600));
  });
});
