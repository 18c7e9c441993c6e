import { describe, expect, test } from 'vitest';
import { gaps, poll } from './polled.ts';

const MINUTE = 60_000;

/** Whole seconds between requests; the tick of 100 ms and the time of an answer fall away. */
const seconds = (times: readonly number[]) => gaps(times).map((gap) => Math.round(gap / 1_000));

describe('one source in trouble', () => {
  test('500 in a row is asked again after 5, 5, 5, 8, 16, 32, 60, 60... s', async () => {
    const { clock, http, told } = poll(() => ({ status: 500 }));
    await clock.advance(6 * MINUTE);
    expect(seconds(http.times())).toEqual([5, 5, 5, 8, 16, 32, 60, 60, 60, 60]);
    expect(told().map(({ event }) => event.requests)).toEqual(Array(11).fill(1));
    expect(told().every(({ event }) => event.failure?.kind === 'server')).toBe(true);
  });

  test('a time-out waits from its end, not its start', async () => {
    const { clock, http, told } = poll(() => ({ status: 200, after: 99_999 }));
    await clock.advance(MINUTE);
    expect(seconds(http.times())).toEqual([10, 10, 10, 13]);
    expect(told()[0]?.event).toMatchObject({
      failure: { kind: 'timeout' },
      poll: { ok: false, duration: 5_000 },
    });
  });

  test('a connection that is cut is tried again at once, and well then', async () => {
    const { clock, http, told } = poll((_, nth) => (nth === 3 ? { fail: 'unreachable' } : { status: 200 }));
    await clock.advance(30_000);
    expect(gaps(http.times())).toEqual([5_000, 5_000, 5_000, 20, 4_980, 5_000, 5_000]);
    expect(told().every(({ event }) => event.poll.ok)).toBe(true);
    expect(told()[3]?.event.requests).toBe(2);
  });

  test('is tried again at once only when the look before was well', async () => {
    const { clock, told } = poll(() => ({ fail: 'unreachable' }));
    await clock.advance(MINUTE);
    expect(told().map(({ event }) => event.requests)).toEqual([2, 1, 1, 1, 1, 1]);
  });

  test('a time-out and a change made at the vendor are not tried again at once', async () => {
    for (const fail of ['timeout', 'unexpected-response', 'cancelled'] as const) {
      const { clock, http } = poll(() => ({ fail }));
      await clock.advance(1_000);
      expect(http.times()).toHaveLength(1);
    }
    const { clock, http, polling } = poll(() => ({ fail: 'unreachable' }), {
      sources: 0,
      plan: { mayChange: () => true },
    });
    void polling.http(new AbortController().signal).send('DELETE', ['x']);
    await clock.advance(1_000);
    expect(http.times()).toHaveLength(1);
  });

  test.each([
    ['a web page instead of data', { status: 200, content: 'html' }],
    ['an empty answer', { status: 200, content: 'empty' }],
    ['408', { status: 408 }],
    ['a gateway’s page', { status: 502, content: 'html' }],
    ['a status nobody knows', { status: 999 }],
  ] as const)('%s is asked again as a 500 is', async (_name, reply) => {
    const { clock, http } = poll(() => reply);
    await clock.advance(2 * MINUTE);
    expect(seconds(http.times())).toEqual([5, 5, 5, 8, 16, 32]);
  });

  test('a 503 that says how long is asked again then', async () => {
    const { clock, http } = poll(() => ({ status: 503, headers: { 'retry-after': '90' } }));
    await clock.advance(5 * MINUTE);
    expect(seconds(http.times())).toEqual([90, 90, 90]);
  });

  test('two minutes of success forget it, a short success does not', async () => {
    const bad = new Set([0, 1, 2, 3, 5, 40]);
    const { clock, http } = poll((_, nth) => ({ status: bad.has(nth) ? 500 : 200, after: 0 }));
    await clock.advance(6 * MINUTE);
    const between = seconds(http.times());
    // Four failures, a success of 5 s, the fifth failure; then well until the 40th.
    expect(between.slice(0, 7)).toEqual([5, 5, 5, 8, 5, 16, 5]);
    expect(between[40]).toBe(5);
  });

  test('jitter keeps within 250 ms or 10 %, and is used', async () => {
    let turn = 0;
    const values = [0, 0.999, 0.3, 0.7, 0.1];
    const random = () => values[turn++ % values.length] ?? 0;
    const { clock, told } = poll(() => ({ status: 500 }), { random });
    await clock.advance(10 * MINUTE);
    const waits = told().map(({ at, event }) => event.nextAt - (clock.now() - clock.monotonic()) - at);
    waits.forEach((wait, index) => {
      const base = [5_000, 5_000, 5_000, 8_000, 16_000, 32_000][index] ?? 60_000;
      expect(Math.abs(wait - base)).toBeLessThanOrEqual(Math.max(250, base / 10));
    });
    expect(new Set(waits.slice(6)).size).toBeGreaterThan(3);
  });

  test('says that it backs off only when that is later than the rhythm', async () => {
    const { clock, told } = poll((path) => ({ status: path === 's0' ? 500 : 200 }), { sources: 2 });
    await clock.advance(MINUTE);
    expect(told('s0').map(({ event }) => event.held)).toEqual([
      undefined,
      undefined,
      undefined,
      'backoff',
      'backoff',
      'backoff',
    ]);
    expect(told('s1').every(({ event }) => event.held === undefined)).toBe(true);
  });
});
