import { describe, expect, test } from 'vitest';
import { createBudget } from '../../../src-main/core/polling/budget.ts';
import { createCeiling } from '../../../src-main/core/polling/ceiling.ts';
import { startWindow } from '../../../src-main/core/polling/start-window.ts';
import { turnedClock } from '../../support/turned-clock.ts';
import { mostInASecond, never, send } from './sending.ts';

describe('the ceiling of the app', () => {
  test('holds over all accounts, first come, first served', async () => {
    const clock = turnedClock();
    const ceiling = createCeiling(clock, 3);
    const budgets = [1, 2, 3].map(() =>
      createBudget(
        clock,
        { perSecond: 9, inFlight: 9 },
        ceiling.join(() => {}),
      ),
    );
    const starts = Promise.all(
      budgets.flatMap((budget) => [1, 2, 3].map(() => send(clock, budget, 10, never))),
    );
    await clock.advance(10_000);
    expect(mostInASecond((await starts).map(Number))).toBe(3);
  });

  test('can be raised and lowered while requests wait', async () => {
    const clock = turnedClock();
    const ceiling = createCeiling(clock, 1);
    const budget = createBudget(
      clock,
      { perSecond: 100, inFlight: 100 },
      ceiling.join(() => {}),
    );
    const starts = Promise.all(Array.from({ length: 8 }, () => send(clock, budget, 10, never)));
    await clock.advance(500);
    ceiling.set(5);
    await clock.advance(900);
    ceiling.set(1);
    await clock.advance(10_000);
    expect(await starts).toEqual([0, 500, 500, 500, 500, 1_000, 2_000, 3_000]);
  });

  test('cuts everybody by the same factor when they want more than there is, and tells them', () => {
    const ceiling = createCeiling(turnedClock(), 10);
    let told = 0;
    const first = ceiling.join(() => (told += 1));
    const second = ceiling.join(() => (told += 1));
    first.ask(6);
    expect(first.share()).toBe(6);
    second.ask(14);
    expect([first.share(), second.share()]).toEqual([3, 7]);
    expect(told).toBe(2);
    second.leave();
    expect(first.share()).toBe(6);
  });
});

test('a window of starts may be slower than one a second', () => {
  const window = startWindow(0.5);
  expect(window.waitAt(0)).toBe(0);
  window.started(0);
  expect(window.waitAt(500)).toBe(1_500);
  expect(window.waitAt(2_000)).toBe(0);
});
