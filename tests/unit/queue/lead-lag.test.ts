import { describe, expect, it } from 'vitest';
import { arrivalsByMinute } from '../../../src-main/core/queue/arrivals-by-minute.ts';
import { leadLag } from '../../../src-main/core/queue/lead-lag.ts';
import { randomFrom } from '../../support/queue-simulator/random.ts';

const MINUTES = 120;

/** Viewers that come in waves, and arrivals that follow their change `lag` minutes later with some noise. */
function audience(lag: number, noise: number): { viewers: number[]; arrivals: number[] } {
  const random = randomFrom(11);
  const changes = Array.from({ length: MINUTES }, () => random.exponential(10) - 8);
  let viewers = 500;
  return {
    viewers: changes.map((change) => (viewers += change)),
    arrivals: changes.map((_, t) => 2 + 0.2 * (changes[t - lag] ?? 0) + noise * random.uniform()),
  };
}

describe('lead and lag between an audience and a queue', () => {
  it.each([1, 4, 15])('finds a queue that follows by %i min', (lag) => {
    const { viewers, arrivals } = audience(lag, 1);
    expect(leadLag(viewers, arrivals)).toMatchObject({ minutes: lag });
  });

  it('says nothing when the queue does not follow', () => {
    const { viewers } = audience(4, 0);
    const random = randomFrom(5);
    expect(
      leadLag(
        viewers,
        viewers.map(() => random.uniform()),
      ),
    ).toBeUndefined();
  });

  it('says nothing when both move in the same minute', () => {
    const { viewers, arrivals } = audience(0, 1);
    expect(leadLag(viewers, arrivals)).toBeUndefined();
  });

  it('needs sixty minutes that both know', () => {
    const { viewers, arrivals } = audience(4, 1);
    const holed = arrivals.map((arrival, t) => (t % 2 === 0 ? arrival : undefined));
    expect(leadLag(viewers, holed)).toBeUndefined();
    expect(leadLag(viewers.slice(0, 40), arrivals.slice(0, 40))).toBeUndefined();
  });
});

describe('arrivals by minute', () => {
  it('adds the departures that a session length lets expect', () => {
    const samples = Array.from({ length: 25 }, (_, i) => ({ at: i * 5000, live: 6, queue: i < 12 ? 0 : 3 }));
    const series = arrivalsByMinute(samples, 0, 3, 360);
    // Six live for six minutes each: one departure a minute; three came in the second minute.
    expect(series[0]).toBeCloseTo(11 / 12, 6);
    expect(series[1]).toBeCloseTo(3 + 1, 6);
  });

  it('leaves minutes without polls open', () => {
    const samples = [0, 5000, 200_000, 205_000].map((at) => ({ at, live: 1, queue: 0 }));
    expect(arrivalsByMinute(samples, 0, 4, 360)[1]).toBeUndefined();
  });
});
