import { describe, expect, it } from 'vitest';
import {
  abandonment,
  abandonmentRate,
  addSample,
  basisOf,
  estimateQueue,
  sessionSeconds,
  startQueueMemory,
} from '../../../src-main/core/queue/index.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { median, seeds } from '../../support/queue-simulator/score.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';
import { steadyShow } from '../../support/queue-simulator/steady-show.ts';
import type { QueueMemory, QueueSample } from '../../../src-main/core/queue/index.ts';
import type { ScenarioName } from '../../support/queue-simulator/scenarios.ts';

const polls = (name: ScenarioName, seed: number, minutes = 180): QueueSample[] =>
  pollRun(simulate(scenarios[name], seed), 5).filter(({ at }) => at <= minutes * 60_000);
const remember = (samples: readonly QueueSample[]): QueueMemory =>
  samples.reduce(addSample, startQueueMemory());

/** One person comes and one leaves every minute, never in the same poll, with `queue` waiting. */
function clockwork(live: number, queue: number, minutes: number): QueueSample[] {
  return Array.from({ length: minutes * 12 }, (_, i) => ({
    at: i * 5000,
    live,
    queue: queue + (i % 12 >= 3 && i % 12 < 9 ? 1 : 0),
  }));
}

describe('what is told of a queue', () => {
  it('is nothing but "learning" until eight departures are known', () => {
    const early = estimateQueue(clockwork(5, 3, 6));
    expect(early).toMatchObject({ learning: true, waitSeconds: undefined, departuresPerMinute: undefined });
    const later = estimateQueue(clockwork(5, 3, 30));
    expect(later.learning).toBe(false);
    expect(later.events).toBeGreaterThanOrEqual(8);
  });

  it('counts what comes and goes', () => {
    const { arrivalsPerMinute, departuresPerMinute, waitSeconds } = estimateQueue(clockwork(5, 3, 60));
    // One departure a minute, four ahead of the next person. People by chance would hide some more behind each other.
    for (const perMinute of [arrivalsPerMinute, departuresPerMinute]) {
      expect(perMinute).toBeGreaterThanOrEqual(0.95);
      expect(perMinute).toBeLessThan(1.15);
    }
    expect(waitSeconds).toBeGreaterThan(200);
    expect(waitSeconds).toBeLessThan(280);
  });

  it('is no wait while places are free', () => {
    const samples = polls('ramp', 2, 90);
    const last = samples.at(-1) as QueueSample;
    const freed = [...samples, { at: last.at + 5000, live: 8, queue: 0 }];
    expect(estimateQueue(freed)).toMatchObject({ waitSeconds: 0, waitLow: 0, waitHigh: 0 });
    const full = estimateQueue([...samples, { at: last.at + 5000, live: 10, queue: 0 }]);
    expect(full.waitSeconds).toBeGreaterThan(0);
  });

  it('is a shorter wait once there are more places', () => {
    const samples = polls('ramp', 2, 80);
    const last = samples.at(-1) as QueueSample;
    const more = [...samples, { at: last.at + 5000, live: 20, queue: last.queue }];
    const [before, after] = [estimateQueue(samples), estimateQueue(more)];
    expect((after.waitSeconds ?? 0) / (before.waitSeconds ?? 1)).toBeCloseTo(0.5, 1);
  });

  it('grows with the queue and keeps the wait within its interval', () => {
    const samples = polls('burst', 4, 80);
    const last = samples.at(-1) as QueueSample;
    const waits = [0, 5, 20, 80].map((queue) =>
      estimateQueue([...samples, { at: last.at + 5000, live: 50, queue }]),
    );
    const seconds = waits.map(({ waitSeconds }) => waitSeconds ?? 0);
    expect([...seconds].sort((a, b) => a - b)).toEqual(seconds);
    for (const { waitLow = 0, waitSeconds = 0, waitHigh = 0 } of waits) {
      expect(waitLow).toBeLessThan(waitSeconds);
      expect(waitHigh).toBeGreaterThan(waitSeconds);
    }
  });
});

describe('places learned from counts', () => {
  it.each(['ramp', 'burst', 'steady', 'leavers', 'raids'] as const)(
    'are right in every run of %s',
    (name) => {
      const learned = seeds(20).map((seed) => estimateQueue(polls(name, seed)).capacity);
      expect(learned).toEqual(learned.map(() => scenarios[name].capacity));
    },
  );

  it('follow a change, and give way to what the user entered', () => {
    const before = clockwork(10, 3, 60);
    const after = clockwork(6, 3, 20).map((sample) => ({ ...sample, at: sample.at + 3_600_000 }));
    expect(estimateQueue([...before, ...after]).capacity).toBe(6);
    expect(estimateQueue([...before, ...after], { capacity: 12 }).capacity).toBe(12);
  });

  it('are unknown until a queue was seen', () => {
    expect(
      estimateQueue(clockwork(10, 0, 1).map((sample) => ({ ...sample, queue: 0 }))).capacity,
    ).toBeUndefined();
  });
});

describe('a raid', () => {
  const calm = clockwork(10, 2, 60);
  const raid = calm.map((sample) => ({ ...sample, at: sample.at + 3_600_000, queue: sample.queue + 30 }));

  it('is labelled for five minutes, and not taken for throughput', () => {
    const before = estimateQueue(calm);
    const during = estimateQueue([...calm, ...raid.slice(0, 12)]);
    expect([before.burst, during.burst]).toEqual([false, true]);
    expect((during.departuresPerMinute ?? 0) / (before.departuresPerMinute ?? 1)).toBeCloseTo(1, 1);
    expect(estimateQueue([...calm, ...raid.slice(0, 12 * 7)]).burst).toBe(false);
  });

  it('raises the growth score at once, and the wait with it', () => {
    const during = estimateQueue([...calm, ...raid.slice(0, 24)]);
    expect(during.growthZ).toBeGreaterThan(2.5);
    expect(during.waitSeconds).toBeGreaterThan(1500);
  });
});

describe('what lies behind', () => {
  it('is a session length within a tenth or so on average', () => {
    for (const name of ['ramp', 'burst', 'leavers'] as const) {
      const ratios = seeds(20).map((seed) => {
        const session = sessionSeconds(remember(polls(name, seed, 170)));
        return (session ?? Number.NaN) / scenarios[name].meanSession;
      });
      expect(median(ratios)).toBeGreaterThan(0.85);
      expect(median(ratios)).toBeLessThan(1.15);
    }
  });

  it('tells whether people give up, in words only', () => {
    const words = (name: ScenarioName) =>
      seeds(20).map((seed) => abandonment(remember(polls(name, seed, 120))));
    const [leaving, staying] = [words('leavers'), words('ramp')];
    expect(leaving.filter((word) => word === 'some' || word === 'many').length).toBeGreaterThanOrEqual(17);
    expect(staying.filter((word) => word === 'low').length).toBeGreaterThanOrEqual(17);
  });

  it('does not take for people who give up what chance makes of short queues', () => {
    const words = seeds(40).map((seed) =>
      abandonment(remember(pollRun(simulate(steadyShow(10, 3), seed), 5))),
    );
    expect(words.filter((word) => word === 'some' || word === 'many').length).toBeLessThanOrEqual(5);
    expect(words.filter((word) => word === 'low').length).toBeGreaterThanOrEqual(10);
  });

  it('estimates giving up within the spread of the trial', () => {
    const rates = seeds(20).map(
      (seed) => (abandonmentRate(remember(polls('leavers', seed, 120))) ?? Number.NaN) * 600,
    );
    expect(median(rates)).toBeGreaterThan(0.7);
    expect(median(rates)).toBeLessThan(1.3);
  });

  it('says what it is based on', () => {
    const basis = basisOf(remember(polls('ramp', 2, 60)));
    expect(basis.minutes).toBe(60);
    expect(basis.events).toBeGreaterThan(20);
  });
});
