import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAgenda } from '../../../src-main/core/polling/agenda.ts';
import { createTicker } from '../../../src-main/core/polling/ticker.ts';
import { turnedClock } from '../../support/turned-clock.ts';

describe('the ticker', () => {
  test('gathers what is due within one tick into one timer', async () => {
    const clock = turnedClock();
    const ticker = createTicker(clock);
    const runs: number[] = [];
    for (const due of [1, 20, 55, 99, 100]) ticker.at(due, 500, () => void runs.push(clock.monotonic()));
    expect(clock.pending).toBe(1);
    await clock.advance(100);
    expect(runs).toEqual([100, 100, 100, 100, 100]);
  });

  test('uses a coarser tick while no window is seen', async () => {
    const clock = turnedClock();
    const ticker = createTicker(clock);
    const runs: number[] = [];
    ticker.setTick(250);
    ticker.at(30, 500, () => void runs.push(clock.monotonic()));
    await clock.advance(300);
    expect(runs).toEqual([250]);
  });

  test('uses a finer grid for what asks for it, and none for what must come exactly', async () => {
    const clock = turnedClock();
    const ticker = createTicker(clock);
    const runs: [string, number][] = [];
    ticker.at(30, 25, () => void runs.push(['fine', clock.monotonic()]));
    ticker.at(31, 0, () => void runs.push(['exact', clock.monotonic()]));
    await clock.advance(100);
    expect(runs).toEqual([
      ['exact', 31],
      ['fine', 50],
    ]);
  });

  test('sets no timer while nothing is due', async () => {
    const clock = turnedClock();
    const ticker = createTicker(clock);
    const stop = ticker.at(5_000, 500, () => {});
    stop();
    stop();
    expect(clock.pending).toBe(0);
  });

  test('does not run what another run of the same tick has taken back', async () => {
    const clock = turnedClock();
    const ticker = createTicker(clock);
    const runs: string[] = [];
    ticker.at(10, 100, () => {
      runs.push('first');
      stop();
    });
    const stop = ticker.at(10, 100, () => void runs.push('second'));
    await clock.advance(1_000);
    expect(runs).toEqual(['first']);
  });

  test('says how late it is when the process was held', async () => {
    const clock = turnedClock();
    const ticker = createTicker(clock);
    const lates: number[] = [];
    ticker.at(100, 100, (late) => void lates.push(late));
    clock.stall(60_000);
    await clock.advance(0);
    expect(lates).toEqual([59_900]);
  });

  test('waits longer than a timer can', async () => {
    const clock = turnedClock();
    const ticker = createTicker(clock);
    const due = 2 ** 31 + 50_000;
    const runs: number[] = [];
    ticker.at(due, 0, () => void runs.push(clock.monotonic()));
    await clock.advance(due + 1_000);
    expect(runs).toEqual([due]);
  });
});

test('an agenda gives back what was added and not dropped, the soonest first', () => {
  const step = fc.record({ slot: fc.integer({ min: 0, max: 20 }), drop: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const agenda = createAgenda<number>();
      const left = new Map<number, number>();
      steps.forEach(({ slot, drop }, index) => {
        agenda.add(slot, index);
        if (drop) agenda.drop(slot, index);
        else left.set(index, slot);
      });
      const taken: [number, number][] = [];
      for (let slot = agenda.soonest(); slot !== undefined; slot = agenda.soonest()) {
        for (const entry of agenda.take()) taken.push([entry, slot]);
      }
      expect(new Map(taken)).toEqual(left);
      expect(taken.map(([, slot]) => slot)).toEqual([...left.values()].sort((a, b) => a - b));
    }),
  );
});
