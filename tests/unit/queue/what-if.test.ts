import { describe, expect, it } from 'vitest';
import { addSample, readWhatIf, startQueueMemory, whatIf } from '../../../src-main/core/queue/index.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';

/** Nine erlangs: 1.5 people a minute who stay for 6 min. */
const nine = { arrivalsPerMinute: 1.5, sessionSeconds: 360 };

function simulatedShare(capacity: number): { waits: number; meanWait: number } {
  const show = {
    ...scenarios.ramp,
    minutes: 60_000,
    capacity,
    arrivals: [{ minute: 0, perMinute: nine.arrivalsPerMinute }],
  };
  const { waited } = simulate(show, 7);
  const known = waited.filter((wait) => !Number.isNaN(wait));
  const waits = known.filter((wait) => wait > 0).length / known.length;
  return { waits, meanWait: known.reduce((sum, wait) => sum + wait, 0) / known.length };
}

describe('what other capacity would do', () => {
  it.each([10, 11, 12, 13])('tells within 15 % who waits for 9 erlangs on %i places', (capacity) => {
    const simulated = simulatedShare(capacity);
    const said = whatIf({ ...nine, capacity });
    expect(Math.abs((said?.waits ?? 0) / simulated.waits - 1)).toBeLessThanOrEqual(0.15);
    expect(Math.abs((said?.meanWaitSeconds ?? 0) / simulated.meanWait - 1)).toBeLessThanOrEqual(0.3);
  });

  it('gives the textbook shares of Erlang C', () => {
    const shares = [10, 11, 12, 13].map((capacity) => whatIf({ ...nine, capacity })?.waits);
    const rounded = shares.map((share) => Number(share?.toFixed(2)));
    expect(rounded).toEqual([0.67, 0.43, 0.27, 0.16]);
  });

  it('finds the fewest places that meet the target, and one fewer does not', () => {
    const fewest = whatIf({ ...nine, capacity: 10 })?.smallestCapacity ?? 0;
    expect(whatIf({ ...nine, capacity: fewest })?.waitsLonger).toBeLessThanOrEqual(0.05);
    expect(whatIf({ ...nine, capacity: fewest - 1 })?.waitsLonger).toBeGreaterThan(0.05);
    const strict = whatIf({ ...nine, capacity: 10, target: { seconds: 0, share: 0.001 } });
    expect(strict?.smallestCapacity).toBeGreaterThan(fewest);
    const patient = whatIf({ ...nine, capacity: 10, target: { seconds: 300 } });
    expect(patient).toEqual(whatIf({ ...nine, capacity: 10, target: { seconds: 300, share: 0.05 } }));
    expect(patient?.smallestCapacity).toBeLessThan(fewest);
  });

  it('lets the queue grow by what is left over when overloaded', () => {
    const said = whatIf({ arrivalsPerMinute: 2.4, sessionSeconds: 360, capacity: 10, queue: 12 });
    expect(said).toMatchObject({ isStable: false, waits: 1, waitsLonger: 1 });
    expect(said?.meanWaitSeconds).toBeUndefined();
    expect(said?.drainSeconds).toBeUndefined();
    expect(said?.backlogPerMinute).toBeCloseTo(2.4 - 10 / 6, 10);
  });

  it('tells when those who wait now are gone', () => {
    const said = whatIf({ arrivalsPerMinute: 1, sessionSeconds: 360, capacity: 10, queue: 20 });
    // Places carry 10/6 a minute, 1 comes: two thirds of a person a minute.
    expect(said?.drainSeconds).toBeCloseTo((20 / (10 / 6 - 1)) * 60, 6);
  });

  it('carries more with shorter sessions', () => {
    const half = whatIf({ ...nine, capacity: 8, sessionLimitSeconds: 180 });
    expect(half?.load).toBeCloseTo(9 * (1 - Math.exp(-0.5)), 10);
    expect(half?.isStable).toBe(true);
    expect(whatIf({ ...nine, capacity: 8 })?.isStable).toBe(false);
  });

  it.each([
    { arrivalsPerMinute: Number.NaN, sessionSeconds: 360, capacity: 4 },
    { arrivalsPerMinute: -1, sessionSeconds: 360, capacity: 4 },
    { arrivalsPerMinute: 1, sessionSeconds: 0, capacity: 4 },
    { arrivalsPerMinute: 1, sessionSeconds: 360, capacity: 0 },
    { arrivalsPerMinute: 1, sessionSeconds: 360, capacity: Number.POSITIVE_INFINITY },
    { arrivalsPerMinute: 1, sessionSeconds: 360, capacity: 100_001 },
    { arrivalsPerMinute: 1, sessionSeconds: 360, capacity: 10, queue: Number.NaN },
    { arrivalsPerMinute: 1, sessionSeconds: 360, capacity: 10, queue: -3 },
    { arrivalsPerMinute: 1, sessionSeconds: 360, capacity: 10, target: { seconds: -60 } },
    { arrivalsPerMinute: 1, sessionSeconds: 360, capacity: 10, target: { share: Number.NaN } },
  ])('has no answer to %o', (question) => {
    expect(whatIf(question)).toBeUndefined();
  });

  it('answers for a source as it is', () => {
    const samples = pollRun(simulate(scenarios.burst, 3), 5).filter(({ at }) => at <= 70 * 60_000);
    const memory = samples.reduce(addSample, startQueueMemory());
    const said = readWhatIf(memory, { capacity: 80 });
    // Nine a minute for 7.7 minutes.
    expect(said?.load).toBeGreaterThan(50);
    expect(said?.load).toBeLessThan(90);
    expect(readWhatIf(startQueueMemory(), { capacity: 80 })).toBeUndefined();
  });
});
