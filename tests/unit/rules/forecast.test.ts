import { describe, expect, it } from 'vitest';
import {
  addSample,
  readEstimate,
  readForecast,
  startQueueMemory,
} from '../../../src-main/core/queue/index.ts';
import { toldChance } from '../../../src-main/core/queue/forecast.ts';
import { chanceFrom } from '../../../src-main/core/rules/conditions/chance.ts';
import { pollRun, type PolledCounts } from '../../support/queue-simulator/poll.ts';
import { scenarios, type ScenarioName } from '../../support/queue-simulator/scenarios.ts';
import type { Show } from '../../support/queue-simulator/show.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';

const HORIZON = 600_000;

/** What panel and rule say of the same look, wherever both can. */
function saidOf(samples: readonly PolledCounts[], threshold: number) {
  const said: { readonly panel: number; readonly rule: number; readonly live: number }[] = [];
  let memory = startQueueMemory();
  for (const sample of samples) {
    memory = addSample(memory, sample);
    const panel = readForecast(memory, { threshold, horizonSeconds: HORIZON / 1_000 });
    const { arrivalsPerMinute = NaN, departuresPerMinute = NaN } = readEstimate(memory);
    const flow = { arrivals: arrivalsPerMinute, departures: departuresPerMinute };
    const rule = chanceFrom({ threshold, horizon: HORIZON }, { ...sample, ...flow });
    if (panel !== undefined && rule !== undefined) said.push({ panel, rule, live: sample.live });
  }
  return said;
}

const polled = (show: Show) => pollRun(simulate(show, 7), 5);

describe('a forecast', () => {
  it.each<[ScenarioName, number]>([
    ['steady', 5],
    ['small', 4],
    ['ramp', 10],
  ])('is the same number in the panel and in a rule: %s, threshold %i', (name, threshold) => {
    const said = saidOf(polled(scenarios[name]), threshold);
    expect(said.length).toBeGreaterThan(100);
    for (const { panel, rule } of said) expect(rule).toBeCloseTo(panel, 9);
  });

  it('is told as 90 % at most where few are live, as 97 % else, in both alike', () => {
    const six = polled({ ...scenarios.ramp, capacity: 6 });
    // Every now and then somebody is still on the way in: six places, five live.
    const samples = six.map((one, index) =>
      one.queue > 0 && index % 7 === 0 ? { ...one, live: one.live - 1, queue: one.queue + 1 } : one,
    );
    const said = [6, 12, 20]
      .flatMap((threshold) => saidOf(samples, threshold))
      .filter(({ panel }) => panel < 1);
    const most = (few: boolean, by: 'panel' | 'rule') =>
      Math.max(...said.filter(({ live }) => live <= 5 === few).map((one) => one[by]));
    expect([most(true, 'panel'), most(true, 'rule')]).toEqual([0.9, 0.9]);
    expect(most(false, 'panel')).toBeGreaterThan(0.9);
    expect(most(false, 'rule')).toBeCloseTo(most(false, 'panel'), 9);
    expect([5, 6].map((live) => toldChance(1, live))).toEqual([0.9, 0.97]);
  });
});
