import { describe, expect, test } from 'vitest';
import { poll } from './polled.ts';

const MINUTE = 60_000;
const slow = { perSecond: 2, inFlight: 1 };

describe('an answer that asking again does not cure', () => {
  test.each([400, 403, 404, 415, 302])('%i stops the source, with one look every 30 min', async (status) => {
    const { clock, http, told } = poll(() => ({ status }));
    await clock.advance(91 * MINUTE);
    expect(http.times().map((at) => Math.round(at / MINUTE))).toEqual([0, 30, 60, 90]);
    expect(told().map(({ event }) => event.held)).toEqual(Array(4).fill('stopped'));
    expect(told()[0]?.event.nextAt).toBe(clock.now() - clock.monotonic() + 20 + 30 * MINUTE);
  });

  test('403 stops that source only; the others of the account go on', async () => {
    const { clock, http } = poll((path) => ({ status: path === 's1' ? 403 : 200 }), { sources: 3 });
    await clock.advance(10 * MINUTE - 1);
    expect(http.times('s1')).toHaveLength(1);
    expect(http.times('s0')).toHaveLength(120);
    expect(http.times('s2')).toHaveLength(120);
  });

  test('a source that is found again is polled as before', async () => {
    const { clock, http } = poll((_, nth) => ({ status: nth === 0 ? 404 : 200 }));
    await clock.advance(31 * MINUTE);
    expect(http.times().length).toBeGreaterThan(10);
  });

  test('a web page with 403 is somebody else’s: it is asked again', async () => {
    const { clock, http } = poll(() => ({ status: 403, content: 'html' }));
    await clock.advance(MINUTE);
    expect(http.times().length).toBeGreaterThan(4);
  });
});

describe('401', () => {
  test('stops the whole account at once: one request, then one every 30 min for all of its sources', async () => {
    const { clock, http } = poll(() => ({ status: 401 }), { sources: 10 });
    await clock.advance(61 * MINUTE);
    expect(http.times().map((at) => Math.round(at / MINUTE))).toEqual([0, 30, 60]);
  });

  test('bars requests that wait for their turn: they are never sent', async () => {
    const { clock, http } = poll(() => ({ status: 401, after: 4_900 }), {
      sources: 10,
      plan: { budget: slow },
    });
    await clock.advance(29 * MINUTE);
    expect(http.times()).toEqual([0]);
  });

  test('is told of each source once, when it is due', async () => {
    const { clock, told } = poll(() => ({ status: 401 }), { sources: 10, plan: { budget: slow } });
    await clock.advance(MINUTE);
    for (let index = 0; index < 10; index += 1) {
      const [only, ...more] = told(`s${index}`);
      expect(more).toEqual([]);
      expect(only?.event).toMatchObject({
        held: 'stopped',
        failure: { kind: 'unauthorized' },
        requests: index === 0 ? 1 : 0,
      });
    }
    expect(told().every(({ at }) => at < 5_100)).toBe(true);
  });

  test('of an account that was well leaves one more request on the way at most', async () => {
    let revoked = false;
    const { clock, http } = poll(() => ({ status: revoked ? 401 : 200 }), {
      sources: 10,
      plan: { budget: slow },
    });
    await clock.advance(MINUTE);
    revoked = true;
    http.clear();
    await clock.advance(MINUTE);
    expect(http.times()).toHaveLength(1);
  });

  test('is over when the look after 30 min is accepted: then all sources are due, spread out', async () => {
    const { clock, http, told } = poll((_, nth) => ({ status: nth === 0 ? 401 : 200 }), { sources: 1 });
    await clock.advance(30 * MINUTE + 30_000);
    expect(http.times().slice(2).length).toBeGreaterThan(4);
    expect(told().at(-1)?.event.held).toBeUndefined();
  });

  test('of many sources is over for all of them', async () => {
    let refused = true;
    const { clock, http } = poll(() => ({ status: refused ? 401 : 200 }), {
      sources: 10,
      plan: { budget: slow },
    });
    await clock.advance(MINUTE);
    refused = false;
    http.clear();
    await clock.advance(30 * MINUTE);
    const first = Math.min(...http.times());
    for (let index = 0; index < 10; index += 1) {
      expect(Math.min(...http.times(`s${index}`)) - first).toBeLessThan(5_500);
    }
  });

  test('as somebody else’s web page says nothing of our key', async () => {
    const { clock, http } = poll(() => ({ status: 401, content: 'html' }));
    await clock.advance(MINUTE);
    expect(http.times().length).toBeGreaterThan(4);
  });
});
