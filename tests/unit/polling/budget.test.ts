import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failed } from '../../../src-preload/contract/failure.ts';
import { createBudget } from '../../../src-main/core/polling/budget.ts';
import { createCeiling } from '../../../src-main/core/polling/ceiling.ts';
import { turnedClock } from '../../support/turned-clock.ts';
import { mostInASecond, never, send } from './sending.ts';

describe('a budget', () => {
  test('lets two start in a second, and the third when the second is over', async () => {
    const clock = turnedClock();
    const budget = createBudget(
      clock,
      { perSecond: 2, inFlight: 9 },
      createCeiling(clock).join(() => {}),
    );
    const starts = Promise.all([1, 2, 3, 4, 5].map(() => send(clock, budget, 10, never)));
    await clock.advance(5_000);
    expect(await starts).toEqual([0, 0, 1_000, 1_000, 2_000]);
  });

  test('lets one request at a time through where one at a time is wanted, in the order they came', async () => {
    const clock = turnedClock();
    const budget = createBudget(
      clock,
      { perSecond: 100, inFlight: 1 },
      createCeiling(clock).join(() => {}),
    );
    const starts = Promise.all([300, 200, 100].map((duration) => send(clock, budget, duration, never)));
    await clock.advance(5_000);
    expect(await starts).toEqual([0, 300, 500]);
  });

  test('gives the turn of one who gave up to the next', async () => {
    const clock = turnedClock();
    const budget = createBudget(
      clock,
      { perSecond: 1, inFlight: 1 },
      createCeiling(clock).join(() => {}),
    );
    const second = new AbortController();
    const starts = Promise.all([
      send(clock, budget, 10, never),
      send(clock, budget, 10, second.signal),
      send(clock, budget, 10, never),
    ]);
    await clock.advance(500);
    second.abort();
    await clock.advance(5_000);
    expect(await starts).toEqual([0, 'cancelled', 1_000]);
  });

  test('gives the place at the ceiling to the next when the first in line gives up there', async () => {
    const clock = turnedClock();
    const ceiling = createCeiling(clock, 1);
    const budget = createBudget(
      clock,
      { perSecond: 9, inFlight: 9 },
      ceiling.join(() => {}),
    );
    const second = new AbortController();
    const starts = Promise.all([
      send(clock, budget, 10, never),
      send(clock, budget, 10, second.signal),
      send(clock, budget, 10, never),
    ]);
    await clock.advance(500);
    second.abort();
    await clock.advance(5_000);
    expect(await starts).toEqual([0, 'cancelled', 1_000]);
  });

  test('refuses all that wait, and they are never sent', async () => {
    const clock = turnedClock();
    const budget = createBudget(
      clock,
      { perSecond: 1, inFlight: 1 },
      createCeiling(clock).join(() => {}),
    );
    const starts = Promise.all([1, 2, 3].map(() => send(clock, budget, 10, never)));
    await clock.advance(100);
    budget.refuse(failed('rate-limited', 'Wait').failure);
    await clock.advance(5_000);
    expect(await starts).toEqual([0, 'rate-limited', 'rate-limited']);
  });

  test('keeps those that wait in their place while it is shut', async () => {
    const clock = turnedClock();
    const budget = createBudget(
      clock,
      { perSecond: 9, inFlight: 1 },
      createCeiling(clock).join(() => {}),
    );
    const starts = Promise.all([1, 2].map(() => send(clock, budget, 10, never)));
    budget.setShut(true);
    await clock.advance(4_000);
    budget.setShut(false);
    await clock.advance(4_000);
    expect(await starts).toEqual([0, 4_000]);
  });

  test('can do less than its starts a second when answers are slow and only one may be in flight', async () => {
    const clock = turnedClock();
    const budget = createBudget(
      clock,
      { perSecond: 2, inFlight: 1 },
      createCeiling(clock).join(() => {}),
    );
    expect(budget.capacity()).toBe(2);
    const sent = send(clock, budget, 2_000, never);
    await clock.advance(2_000);
    await sent;
    expect(budget.capacity()).toBe(0.5);
  });

  test('is never exceeded, whatever comes, and nobody is overtaken or forgotten', async () => {
    const request = fc.record({
      at: fc.integer({ min: 0, max: 4_000 }),
      duration: fc.integer({ min: 1, max: 1_500 }),
    });
    const limits = fc.record({
      perSecond: fc.integer({ min: 1, max: 4 }),
      inFlight: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { maxLength: 25 }),
        limits,
        fc.integer({ min: 1, max: 5 }),
        neverMore,
      ),
      { numRuns: 60 },
    );
  });
});

async function neverMore(
  requests: readonly { at: number; duration: number }[],
  limits: { perSecond: number; inFlight: number },
  ceiling: number,
): Promise<void> {
  const clock = turnedClock();
  const budget = createBudget(
    clock,
    limits,
    createCeiling(clock, ceiling).join(() => {}),
  );
  const inOrder = [...requests].sort((a, b) => a.at - b.at);
  const starts: number[] = [];
  let inFlight = 0;
  let most = 0;
  for (const { at, duration } of inOrder) {
    clock.after(at, () => {
      void budget.enter(never)?.then(() => {
        starts.push(clock.monotonic());
        most = Math.max(most, ++inFlight);
        clock.after(duration, () => {
          inFlight -= 1;
          budget.leave(duration);
        });
      });
    });
  }
  await clock.advance(120_000);
  expect(starts).toHaveLength(requests.length);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(mostInASecond(starts)).toBeLessThanOrEqual(Math.min(limits.perSecond, ceiling));
  expect(most).toBeLessThanOrEqual(limits.inFlight);
}
