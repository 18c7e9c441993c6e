import { describe, expect, it } from 'vitest';
import {
  addWaited,
  estimateQueue,
  meanWait,
  nextSpan,
  placesToSpare,
  sparedBy,
  startWaited,
} from '../../../src-main/core/queue/index.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';
import type { QueueSample } from '../../../src-main/core/queue/index.ts';

const total = (samples: readonly QueueSample[]) => samples.reduce(addWaited, startWaited);
const every5 = (queues: readonly number[]): QueueSample[] =>
  queues.map((queue, i) => ({ at: i * 5000, live: 4, queue }));

describe('waited and at capacity', () => {
  it('are areas under the queue, half a gap at its edges', () => {
    const waited = total(every5([0, 2, 2, 0, 0]));
    expect(waited).toMatchObject({
      personSeconds: 20,
      fullSeconds: 10,
      observedSeconds: 20,
      missingSeconds: 0,
      peak: 6,
    });
  });

  it('leave out what was not seen, and say so', () => {
    const before = every5([3, 3, 3]);
    const after = every5([3, 3]).map((sample) => ({ ...sample, at: sample.at + 1_000_000 }));
    const waited = total([...before, ...after]);
    expect(waited).toMatchObject({ personSeconds: 45, observedSeconds: 15, missingSeconds: 990 });
  });

  it('begin anew at midnight without losing the gap', () => {
    const samples = every5([1, 1, 1, 1]);
    const first = total(samples.slice(0, 2));
    const second = samples.slice(2).reduce(addWaited, nextSpan(first));
    expect([first.personSeconds, second.personSeconds]).toEqual([5, 10]);
  });

  it('come to what the simulated audience really waited', () => {
    const run = simulate(scenarios.ramp, 3);
    const samples = pollRun(run, 5);
    const waited = total(samples);
    const end = run.show.minutes * 60;
    // Those who still wait at the end have waited until then.
    const truth = run.waited.reduce(
      (sum, wait, i) => sum + Math.min(Number.isNaN(wait) ? Infinity : wait, end - (run.arrivedAt[i] ?? 0)),
      0,
    );
    expect(waited.personSeconds / truth).toBeCloseTo(1, 2);
    const perMinute = run.arrivedAt.length / run.show.minutes;
    expect(meanWait(waited, perMinute)).toBeCloseTo(truth / run.arrivedAt.length, -1);
    expect(meanWait(startWaited, 1)).toBeUndefined();
  });
});

describe('what more places would have spared', () => {
  const show = scenarios.ramp;
  const samples = pollRun(simulate(show, 3), 5);

  it('is nothing with none, more with more, and all with plenty', () => {
    const shares = [0, 1, 3, 60].map((more) => sparedBy(samples, more, show.meanSession) ?? -1);
    expect(shares[0]).toBeCloseTo(0, 10);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares[3]).toBeCloseTo(1, 6);
  });

  it('agrees with the same audience simulated on more places', () => {
    const area = (capacity: number): number =>
      [3, 4, 5, 6, 7].reduce(
        (sum, seed) => sum + total(pollRun(simulate({ ...show, capacity }, seed), 5)).personSeconds,
        0,
      );
    const before = area(10);
    const said = [3, 4, 5, 6, 7].reduce((sum, seed) => {
      const polls = pollRun(simulate(show, seed), 5);
      return sum + (sparedBy(polls, 3, show.meanSession) ?? 0) * total(polls).personSeconds;
    }, 0);
    expect(Math.abs(said / before - (1 - area(13) / before))).toBeLessThan(0.12);
  });

  it('is told for the fewest places that spare four fifths of it', () => {
    const { places = 0, share = 0 } = placesToSpare(samples, show.meanSession) ?? {};
    expect(share).toBeGreaterThanOrEqual(0.8);
    expect(share).toBe(sparedBy(samples, places, show.meanSession));
    expect(sparedBy(samples, places - 1, show.meanSession)).toBeLessThan(0.8);
    expect(placesToSpare(every5([0, 0]), 360)).toBeUndefined();
  });

  it('is not told when nobody waited', () => {
    expect(sparedBy(every5([0, 0, 0]), 2, 360)).toBeUndefined();
  });

  it('rests on a session length that the counts themselves tell', () => {
    expect(estimateQueue(samples).events).toBeGreaterThan(50);
  });
});
