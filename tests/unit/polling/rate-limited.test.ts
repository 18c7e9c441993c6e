import { describe, expect, test } from 'vitest';
import { poll } from './polled.ts';

const MINUTE = 60_000;
const streampixel = { budget: { perSecond: 2, inFlight: 1 }, rateLimitFloor: 120_000 };

/** Gaps between the first requests that were sent, in whole seconds, when every answer is 429. */
async function pauses(
  headers: Record<string, string>,
  body: string,
  span: number,
): Promise<readonly number[]> {
  const { clock, http } = poll(() => ({ status: 429, headers, body, after: 0 }), {
    sources: 5,
    plan: streampixel,
  });
  await clock.advance(span);
  const times = http.times();
  return times.slice(1).map((at, index) => Math.round((at - (times[index] ?? 0)) / 1_000));
}

describe('429', () => {
  test('pauses the whole account for 120 s, doubling to 15 min, where the vendor says nothing', async () => {
    expect(await pauses({}, '', 60 * MINUTE)).toEqual([120, 240, 480, 900, 900, 900]);
  });

  test('pauses as long as the message says', async () => {
    expect(await pauses({}, 'Rate limit exceeded. Try again in 5 minutes.', 16 * MINUTE)).toEqual([300, 600]);
  });

  test('pauses at least as long as the floor, also where the message says less', async () => {
    expect(await pauses({}, 'Rate limit exceeded. Try again in 5 seconds.', 7 * MINUTE)).toEqual([120, 240]);
  });

  test.each([
    ['whole seconds', '30', 30],
    ['less than the interval: the interval is kept', '1', 5],
    ['zero', '0', 5],
    ['a number beyond reason', '999999999999', 900],
    ['a date in the past', 'Thu, 01 Jan 1970 00:00:00 GMT', 5],
    ['a date in the year 9999', 'Fri, 31 Dec 9999 23:59:59 GMT', 900],
  ])('obeys Retry-After: %s', async (_name, header, expected) => {
    const gaps = await pauses({ 'retry-after': header }, '', 20 * MINUTE);
    expect(gaps[0]).toBe(expected);
  });

  test.each(['-5', '1e9', 'soon', '1.5', '', '10, 20', '0x10', 'Infinity', 'Wed, 32 Foo 2026 99:99:99 GMT'])(
    'pauses for the floor when Retry-After is “%s”',
    async (header) => {
      expect((await pauses({ 'retry-after': header }, '', 7 * MINUTE))[0]).toBe(120);
    },
  );

  test('sends nothing before the pause is over, not one of many sources', async () => {
    let isLimited = true;
    const table = () => ({ status: isLimited ? 429 : 200, headers: { 'retry-after': '60' } });
    const { clock, http } = poll(table, { sources: 20, plan: streampixel });
    await clock.advance(30_000);
    isLimited = false;
    await clock.advance(2 * MINUTE);
    expect(http.times()[0]).toBe(0);
    expect(http.times()[1]).toBeGreaterThanOrEqual(MINUTE);
  });

  test('after the pause one source finds out, and the others follow spread over 5 s', async () => {
    let isLimited = true;
    const { clock, http } = poll(() => ({ status: isLimited ? 429 : 200, after: 900 }), { sources: 5 });
    await clock.advance(10_000);
    isLimited = false;
    http.clear();
    await clock.advance(MINUTE);
    const [probe = 0, second = 0] = http.times();
    expect(probe).toBeGreaterThanOrEqual(MINUTE);
    expect(second - probe).toBeGreaterThanOrEqual(900);
    const soon = http.asked.filter(({ at }) => at - probe < 6_000);
    expect(new Set(soon.map(({ path }) => path)).size).toBe(5);
  });

  test('leaves one record of each source for each look that was due', async () => {
    const { clock, told } = poll(() => ({ status: 429 }), { sources: 3, plan: streampixel });
    await clock.advance(6 * MINUTE + 10_000);
    // Due at the start, after 2 min and after 4 min more.
    for (const source of ['s0', 's1', 's2']) expect(told(source)).toHaveLength(3);
    expect(told().every(({ event }) => event.failure?.kind === 'rate-limited')).toBe(true);
    expect(told().every(({ event }) => event.held === 'rate-limited')).toBe(true);
  });

  test('of several looks in flight is one and the same 429', async () => {
    const { clock, http } = poll(() => ({ status: 429, after: 4_900 }), {
      sources: 3,
      plan: { budget: { perSecond: 9, inFlight: 3 }, rateLimitFloor: MINUTE },
    });
    await clock.advance(70_000);
    const [first, second, third, probe, ...more] = http.times();
    expect([first, second, third].every((at) => at !== undefined && at < 5_000)).toBe(true);
    expect(probe).toBeGreaterThan(MINUTE);
    expect(probe).toBeLessThan(MINUTE + 11_000);
    expect(more).toEqual([]);
  });

  test('is forgotten after two minutes of success: the next pause is short again', async () => {
    const limited = new Set([0, 1, 2, 100, 101]);
    const { clock, http } = poll((_, nth) => ({ status: limited.has(nth) ? 429 : 200, after: 0 }));
    await clock.advance(40 * MINUTE);
    const times = http.times();
    const pause = (nth: number) => Math.round(((times[nth + 1] ?? 0) - (times[nth] ?? 0)) / 1_000);
    expect([0, 1, 2, 100, 101].map(pause)).toEqual([60, 120, 240, 60, 120]);
  });

  test('is not overruled by “Retry now”, which says when it ends', async () => {
    const { clock, http, polling } = poll(() => ({ status: 429 }), { sources: 2 });
    await clock.advance(10_000);
    expect(polling.retryNow()).toBeCloseTo(clock.now() + 50_020, -2);
    polling.wake('online');
    await clock.advance(40_000);
    expect(http.times()).toHaveLength(1);
  });

  test('of an action pauses the polls, and bars further actions', async () => {
    const { clock, http, polling } = poll((path) => ({ status: path === 'act' ? 429 : 200 }), {
      plan: { mayChange: () => true },
    });
    await clock.advance(1_000);
    const outside = polling.http(new AbortController().signal);
    const first = outside.send('PUT', ['act']);
    await clock.advance(1_000);
    expect((await first).ok).toBe(true);
    http.clear();
    const second = outside.send('PUT', ['act']);
    await clock.advance(30_000);
    expect(await second).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } });
    expect(http.times()).toEqual([]);
  });
});
