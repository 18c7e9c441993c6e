import { afterAll, describe, expect, it } from 'vitest';
import { addSample, readEstimate, startQueueMemory } from '../../../src-main/core/queue/index.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { median, seeds } from '../../support/queue-simulator/score.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';
import { steadyShow } from '../../support/queue-simulator/steady-show.ts';
import type { Run } from '../../support/queue-simulator/simulate.ts';

/** The alarm of queue-insight C-3: opens at z >= 2.5 with 3 waiting, closes below 1. Hours at which it opened. */
function alarmsIn(run: Run): number[] {
  const hours: number[] = [];
  let memory = startQueueMemory();
  let isOpen = false;
  for (const sample of pollRun(run, 5)) {
    memory = addSample(memory, sample);
    const score = readEstimate(memory).growthZ ?? 0;
    if (!isOpen && score >= 2.5 && sample.queue >= 3) hours.push(sample.at / 3_600_000);
    isOpen = isOpen ? score >= 1 : score >= 2.5 && sample.queue >= 3;
  }
  return hours;
}

const lines: string[] = [];
afterAll(() => console.log(`Growth alarms at 90 % load:\n${lines.join('\n')}`));

describe.each([2, 10, 50, 200])('with %i places', (capacity) => {
  const doubledAt = 1.5;

  it('raises at most 0.3 false alarms an hour on a steady queue', () => {
    // The first hour fills the empty house and is no steady queue yet.
    const shows = seeds(20).map((seed) => simulate(steadyShow(capacity, 5), seed));
    const alarms = shows.flatMap(alarmsIn).filter((hour) => hour >= 1).length;
    lines.push(`${capacity} places: ${(alarms / (20 * 4)).toFixed(2)} false alarms an hour`);
    expect(alarms / (20 * 4)).toBeLessThanOrEqual(0.3);
  });

  it('catches every doubling of arrivals', () => {
    const shows = seeds(20).map((seed) => simulate(steadyShow(capacity, 5, doubledAt), 1000 + seed));
    const caught = shows.map((run) => alarmsIn(run).find((hour) => hour >= doubledAt));
    const delays = caught.map((hour) => ((hour ?? Number.POSITIVE_INFINITY) - doubledAt) * 60);
    lines.push(
      `${capacity} places: a doubling is noticed after ${median(delays).toFixed(1)} min (median), ${Math.max(...delays).toFixed(0)} at most`,
    );
    expect(caught).not.toContain(undefined);
  });
});
