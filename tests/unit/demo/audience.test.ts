import { expect, test } from 'vitest';
import { startAudience } from '../../../src-main/demo/shows/audience.ts';
import { curve, level, together, unrest } from '../../../src-main/demo/shows/curve.ts';
import type { AudiencePlan, Person } from '../../../src-main/demo/shows/people.ts';

const busy: AudiencePlan = {
  capacity: 4,
  arrivals: curve(600, [
    [0, 0.5],
    [100, 3],
    [300, 0.2],
  ]),
  session: { kind: 'exponential', mean: 120 },
  initial: 3,
};

const isWaiting = ({ startedAt, leftAt }: Person) => startedAt === undefined && leftAt === undefined;

test('nobody is live beyond the capacity, and nobody waits while there is room', () => {
  const audience = startAudience(busy, 1);
  for (let second = 0; second < 20_000; second += 3) {
    audience.playTo(second);
    expect(audience.live()).toBeLessThanOrEqual(4);
    if (audience.queue() > 0) expect(audience.live()).toBe(4);
    expect(audience.waits().filter(isWaiting)).toHaveLength(audience.queue());
  }
});

test('people begin in the order in which they came', () => {
  const audience = startAudience(busy, 2);
  audience.playTo(10_000);
  const begun = audience.waits().filter(({ startedAt }) => startedAt !== undefined);
  const starts = begun.map(({ startedAt = 0 }) => startedAt);
  expect(begun.map(({ number }) => number)).toEqual(
    [...begun.map(({ number }) => number)].sort((a, b) => a - b),
  );
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
});

test('what happens does not depend on how often one looks', () => {
  const seldom = startAudience(busy, 3);
  const often = startAudience(busy, 3);
  for (let second = 0; second <= 5000; second += 0.5) often.playTo(second);
  seldom.playTo(5000);
  expect(often.waits()).toEqual(seldom.waits());
  expect(often.liveSeconds()).toBeCloseTo(seldom.liveSeconds(), 3);
});

test('arrivals come at the planned rate and sessions last as planned', () => {
  const plan: AudiencePlan = { ...busy, capacity: Infinity, arrivals: level(6), initial: 0 };
  const audience = startAudience(plan, 4);
  audience.playTo(60_000);
  expect(audience.waits().length / 1000).toBeCloseTo(6, 0);
  expect(audience.liveSeconds() / 60_000).toBeCloseTo(12, 0);
});

test('steady queues wait as queueing theory says', () => {
  // Erlang C for 4 servers at 3.2 erlangs: P(wait) 0.596, mean wait 0.596 x 120 / 0.8 = 89 s.
  const plan: AudiencePlan = { ...busy, arrivals: level(1.6), initial: 0 };
  const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
  const means = seeds.map((seed) => {
    const audience = startAudience(plan, seed);
    audience.playTo(150_000);
    const waits = audience
      .waits()
      .flatMap(({ arrivedAt, startedAt }) => (startedAt === undefined ? [] : [startedAt - arrivedAt]));
    return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  });
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  expect(mean).toBeGreaterThan(89 * 0.9);
  expect(mean).toBeLessThan(89 * 1.1);
});

test('the impatient leave the queue without having begun', () => {
  const audience = startAudience({ ...busy, patience: 60 }, 5);
  audience.playTo(10_000);
  const gaveUp = audience
    .waits()
    .filter(({ startedAt, leftAt }) => startedAt === undefined && leftAt !== undefined);
  expect(gaveUp.length).toBeGreaterThan(5);
  expect(audience.waits().filter(isWaiting)).toHaveLength(audience.queue());
});

test('only so many past waits are kept', () => {
  const audience = startAudience(
    { ...busy, capacity: Infinity, arrivals: level(60), session: { kind: 'fixed', mean: 1 } },
    6,
  );
  audience.playTo(40_000);
  expect(audience.waits().length).toBeGreaterThanOrEqual(5000);
  expect(audience.waits().length).toBeLessThan(10_000);
});

test('the area of a curve is what lies under it', () => {
  const wavy = together(
    curve(10, [
      [0, 2],
      [4, 6],
      [4, 1],
      [8, 3],
    ]),
    unrest(2, 7, 0.3),
  );
  let sum = 0;
  for (let second = 0; second < 35; second += 0.001) sum += wavy.at(second + 0.0005) * 0.001;
  expect(wavy.area(35)).toBeCloseTo(sum, 1);
  expect(wavy.area(25) - wavy.area(12.5)).toBeGreaterThan(0);
});

test('a curve steps where two points share a second, and holds its last value', () => {
  const steps = curve(10, [
    [0, 1],
    [5, 1],
    [5, 8],
  ]);
  expect([0, 4.999, 5, 9.999, 10, 15].map((second) => steps.at(second))).toEqual([1, 1, 8, 8, 1, 8]);
  expect(steps.highest).toBe(8);
});
