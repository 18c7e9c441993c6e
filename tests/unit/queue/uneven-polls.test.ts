/** Polls that do not keep their pace: intervals are stretched to fit a budget, and polls fail. */
import { afterAll, describe, expect, it } from 'vitest';
import { fromCounts } from '../../support/queue-simulator/from-counts.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { randomFrom } from '../../support/queue-simulator/random.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { scoreWaits, seeds, tellEverybody } from '../../support/queue-simulator/score.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';
import type { PolledCounts } from '../../support/queue-simulator/poll.ts';
import type { ScenarioName } from '../../support/queue-simulator/scenarios.ts';

const HOUR = 3_600_000;
const names: readonly ScenarioName[] = ['ramp', 'burst', 'steady', 'raids', 'big raids'];
const lines: string[] = [];
afterAll(() => console.log(`Waits told by uneven polls:\n${lines.join('\n')}`));

type Pick = (samples: readonly PolledCounts[], seed: number) => readonly PolledCounts[];

const slowed: Pick = (samples) => samples.filter(({ at }) => at < HOUR || at % 30_000 === 0);
const quickened: Pick = (samples) => samples.filter(({ at }) => at >= HOUR || at % 30_000 === 0);
const failing: Pick = (samples, seed) => {
  const random = randomFrom(seed);
  return samples.filter(() => random.uniform() >= 0.15);
};

describe.each<readonly [string, Pick]>([
  ['of 5 s, and of 30 s from the second hour on', slowed],
  ['of 30 s, and of 5 s from the second hour on', quickened],
  ['of 5 s, of which one in seven fails', failing],
])('the wait told by polls %s', (polls, pick) => {
  it.each(names)('is nearly as good as an oracle’s, and leans to no side, in %s', (name) => {
    const told = seeds(40).flatMap((seed) => {
      const run = simulate(scenarios[name], seed);
      return tellEverybody(run, pick(pollRun(run, 5), seed), fromCounts());
    });
    const { error, oracle, bias, oracleBias, covered } = scoreWaits(told);
    const leaning = bias - oracleBias;
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    lines.push(
      `${name}, ${polls}: ratio ${(error / oracle).toFixed(2)}, leans by ${percent(leaning)}, covered ${percent(covered)}`,
    );
    expect(error / oracle).toBeLessThanOrEqual(1.7);
    expect(Math.abs(leaning)).toBeLessThanOrEqual(0.1);
    // People of a raid between two slow polls were told of free places: no interval holds their waits.
    expect(covered).toBeGreaterThanOrEqual(0.65);
  });
});
