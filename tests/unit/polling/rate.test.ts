import { describe, expect, test } from 'vitest';
import { createCeiling } from '../../../src-main/core/polling/ceiling.ts';
import { createTicker } from '../../../src-main/core/polling/ticker.ts';
import { turnedClock } from '../../support/turned-clock.ts';
import { gaps, poll, tasksFor, type Polled } from './polled.ts';
import { mostInASecond } from './sending.ts';

const MINUTE = 60_000;
const streampixel = { budget: { perSecond: 2, inFlight: 1 } };

/** The rhythm of every source after a time of settling. */
function rhythms({ http }: Polled, from: number): readonly number[] {
  const paths = new Set(http.asked.map(({ path }) => path));
  return [...paths].flatMap((path) => gaps(http.times(path).filter((at) => at > from)));
}

describe('an account that wants no more than its budget', () => {
  test('is polled at the intervals asked for, within 10 %, never above the budget, one at a time', async () => {
    const polled = poll(() => ({ status: 200, after: 120 }), { sources: 10, plan: streampixel });
    await polled.clock.advance(10 * MINUTE);
    const all = rhythms(polled, 10_000);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(4_500);
    expect(Math.max(...all)).toBeLessThanOrEqual(5_500);
    expect(mostInASecond(polled.http.times())).toBeLessThanOrEqual(2);
    expect(polled.http.mostInFlight).toBe(1);
    expect(polled.polling.rate()).toEqual({ wanted: 2, allowed: 2, stretch: 1 });
  });

  test('keeps its rhythm on the coarser tick of a hidden window, and on loopback with short intervals', async () => {
    const clock = turnedClock();
    const hidden = poll(() => ({ status: 200 }), { sources: 7, clock, ticker: createTicker(clock) });
    hidden.polling.setVisible(false);
    await clock.advance(10 * MINUTE);
    expect(Math.max(...rhythms(hidden, 10_000).map((gap) => Math.abs(gap - 5_000)))).toBeLessThanOrEqual(500);
    const quick = poll(() => ({ status: 200, after: 3 }), {
      sources: 9,
      interval: 250,
      plan: { unlimited: true },
    });
    await quick.clock.advance(MINUTE);
    expect(Math.max(...rhythms(quick, 1_000).map((gap) => Math.abs(gap - 250)))).toBeLessThanOrEqual(25);
  });
});

describe('an account that wants more than its budget', () => {
  test('has all its intervals stretched by the same factor, and says so', async () => {
    const polled = poll(() => ({ status: 200, after: 100 }), { sources: 20, plan: streampixel });
    await polled.clock.advance(10 * MINUTE);
    expect(polled.polling.rate()).toEqual({ wanted: 4, allowed: 2, stretch: 2 });
    expect(polled.events[0]).toEqual({ type: 'rate', wanted: 4, allowed: 2, stretch: 2 });
    const all = rhythms(polled, MINUTE);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(9_000);
    expect(Math.max(...all)).toBeLessThanOrEqual(11_000);
    expect(mostInASecond(polled.http.times())).toBe(2);
    expect(polled.told('s3').at(-1)?.event.interval).toBe(10_000);
  });

  test('comes when it was said to come, also after a burst: looks that were too close draw apart', async () => {
    const polled = poll(() => ({ status: 200, after: 100 }), { sources: 20, plan: streampixel });
    const { clock, http, polling } = polled;
    await clock.advance(MINUTE);
    clock.sleep(60 * MINUTE);
    polling.wake('resume');
    await clock.advance(5 * MINUTE);
    const late = polled
      .told()
      .filter(({ at }) => at > 3 * MINUTE && at < 5 * MINUTE)
      .map(({ at, event }) => {
        const due = event.nextAt - (clock.now() - clock.monotonic());
        return (http.times(event.task.id).find((sent) => sent > at) ?? Infinity) - due;
      });
    expect(late.length).toBeGreaterThan(200);
    expect(Math.max(...late)).toBeLessThanOrEqual(700);
  });

  test('because its answers are slow and come one at a time, too', async () => {
    const polled = poll(() => ({ status: 200, after: 1_000 }), { sources: 10, plan: streampixel });
    await polled.clock.advance(10 * MINUTE);
    expect(polled.polling.rate().stretch).toBeCloseTo(2, 1);
    const all = rhythms(polled, 2 * MINUTE);
    expect(Math.max(...all)).toBeLessThanOrEqual(11_000);
  });

  test('by the ceiling of the app, shared with others', async () => {
    const clock = turnedClock();
    const shared = { clock, ceiling: createCeiling(clock, 10), ticker: createTicker(clock), sources: 40 };
    const plan = { budget: { perSecond: 100, inFlight: 9 } };
    const first = poll(() => ({ status: 200 }), { ...shared, plan });
    const second = poll(() => ({ status: 200 }), { ...shared, plan });
    await clock.advance(10 * MINUTE);
    expect(first.polling.rate()).toMatchObject({ wanted: 8, allowed: 5, stretch: 1.6 });
    const times = [...first.http.times(), ...second.http.times()].sort((a, b) => a - b);
    expect(mostInASecond(times)).toBeLessThanOrEqual(10);
    expect(Math.max(...rhythms(first, MINUTE))).toBeLessThanOrEqual(8_800);
    shared.ceiling.set(16);
    expect(first.polling.rate().stretch).toBe(1);
  });

  test('until sources are paused, gone or stopped', async () => {
    const table = (path: string) => ({ status: path === 's9' ? 404 : 200 });
    const { clock, polling } = poll(table, { sources: 20, plan: streampixel });
    await clock.advance(MINUTE);
    expect(polling.rate().wanted).toBeCloseTo(3.8, 5);
    polling.pause(['s0', 's1']);
    expect(polling.rate().wanted).toBeCloseTo(3.4, 5);
    polling.setTasks(tasksFor(5, 5_000));
    expect(polling.rate()).toMatchObject({ allowed: 2, stretch: 1 });
  });
});

test('on loopback neither budget nor ceiling applies', async () => {
  const clock = turnedClock();
  const polled = poll(() => ({ status: 200 }), {
    clock,
    ceiling: createCeiling(clock, 1),
    sources: 100,
    plan: { unlimited: true, budget: { perSecond: 1, inFlight: 1 } },
  });
  await clock.advance(MINUTE);
  expect(polled.http.times().length).toBeGreaterThan(1_150);
  expect(polled.polling.rate()).toMatchObject({ wanted: 20, allowed: 20, stretch: 1 });
});
