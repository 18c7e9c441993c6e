import { describe, expect, test } from 'vitest';
import type { Reply } from '../../support/table-http.ts';
import { gaps, poll, type Polled } from './polled.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const small = { budget: { perSecond: 2, inFlight: 3 } };
const slow = { budget: { perSecond: 2, inFlight: 1 } };

/** Runs an account through five good minutes, an hour of `outage`, and ten good minutes. */
async function outage(reply: Reply, sources: number, plan = {}): Promise<{ polled: Polled; sent: number }> {
  let isDown = false;
  const polled = poll(() => (isDown ? reply : { status: 200 }), { sources, plan });
  const { clock, http } = polled;
  await clock.advance(5 * MINUTE);
  isDown = true;
  http.clear();
  await clock.advance(HOUR);
  const sent = http.times().length;
  isDown = false;
  http.clear();
  await clock.advance(10 * MINUTE);
  return { polled, sent };
}

describe('a host that is down for an hour', () => {
  test.each([
    ['unreachable, one source', { fail: 'unreachable' }, 1, {}],
    ['unreachable, 200 sources on this machine', { fail: 'unreachable' }, 200, { unlimited: true }],
    ['unreachable, 200 sources within a budget', { fail: 'unreachable' }, 200, small],
    ['unreachable, 200 sources one at a time', { fail: 'unreachable' }, 200, slow],
    ['silent, 200 sources within a budget', { fail: 'timeout', after: 5_000 }, 200, small],
    ['500, 200 sources within a budget', { status: 500 }, 200, small],
    ['500, two sources', { status: 500 }, 2, small],
    ['behind a network sign-in, 200 sources within a budget', { status: 200, content: 'html' }, 200, small],
  ] as const)(
    '%s: gets at most 130 requests, and is polled again within a minute of its return',
    async (_name, reply, sources, plan) => {
      const { polled, sent } = await outage(reply as Reply, sources, plan);
      expect(sent).toBeLessThanOrEqual(130);
      const back = HOUR + 5 * MINUTE;
      expect((polled.http.times()[0] ?? Infinity) - back).toBeLessThanOrEqual(67_000);
    },
    60_000,
  );

  test('leaves a record of every source at each step', async () => {
    const { polled } = await outage({ fail: 'unreachable' }, 20, small);
    const steps = polled.told('s0').filter(({ at, event }) => !event.poll.ok && at > 20 * MINUTE).length;
    expect(steps).toBeGreaterThan(30);
    for (let index = 1; index < 20; index += 1) {
      const own = polled
        .told(`s${index}`)
        .filter(({ at, event }) => !event.poll.ok && at > 20 * MINUTE).length;
      expect(Math.abs(own - steps)).toBeLessThanOrEqual(1);
    }
  });

  test('is asked by another source each time, so that one lost source cannot hold all', async () => {
    const { clock, http } = poll(() => ({ fail: 'unreachable' }), { sources: 12, plan: small });
    await clock.advance(30 * MINUTE);
    const late = http.asked.filter(({ at }) => at > 10 * MINUTE).map(({ path }) => path);
    expect(new Set(late).size).toBeGreaterThan(6);
  });

  test('lets all its sources be due, spread over 5 s, when it is back', async () => {
    const { polled } = await outage({ fail: 'unreachable' }, 8, { budget: { perSecond: 9, inFlight: 9 } });
    const [probe = 0] = polled.http.times();
    const firsts = Array.from(
      { length: 8 },
      (_, index) => (polled.http.times(`s${index}`)[0] ?? Infinity) - probe,
    );
    expect(Math.max(...firsts)).toBeLessThanOrEqual(5_200);
    expect(Math.max(...gaps([...firsts].sort((a, b) => a - b)))).toBeLessThan(2_000);
  });
});

describe('some sources of a healthy host in trouble', () => {
  test('hang until time-out: the others keep their rhythm', async () => {
    const hangs = (path: string) => Number(path.slice(1)) % 10 === 0;
    const table = (path: string): Reply => ({ status: 200, after: hangs(path) ? 99_999 : 20 });
    const { clock, http } = poll(table, { sources: 200, plan: { unlimited: true } });
    await clock.advance(10 * MINUTE);
    const late = Array.from({ length: 200 }, (_, index) => `s${index}`)
      .filter((path) => !hangs(path))
      .filter((path) => gaps(http.times(path)).some((gap) => Math.abs(gap - 5_000) > 500));
    expect(late).toEqual([]);
  });

  test('most of them cut: the healthy one is found before long and keeps its rhythm from then on', async () => {
    const table = (path: string): Reply => (path === 's7' ? { status: 200 } : { fail: 'unreachable' });
    const { clock, http } = poll(table, { sources: 40, plan: { unlimited: true } });
    await clock.advance(60 * MINUTE);
    const late = gaps(http.times('s7').filter((at) => at > 30 * MINUTE));
    expect(late.length).toBeGreaterThan(300);
    expect(Math.max(...late)).toBeLessThanOrEqual(5_500);
  });
});
