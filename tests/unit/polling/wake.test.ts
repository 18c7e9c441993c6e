import { describe, expect, test } from 'vitest';
import { gaps, poll } from './polled.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const names = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);

describe('waking up after sleep', () => {
  test('looks at once at the first source and at all within 5 s', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200 }), { sources: 20 });
    await clock.advance(12_000);
    clock.sleep(8 * HOUR);
    http.clear();
    polling.wake('resume');
    await clock.advance(5_200);
    expect(http.times()[0]).toBe(12_000);
    for (const name of names(20)) expect(http.times(name).length).toBeGreaterThanOrEqual(1);
  });

  test('told twice, as systems do, looks no more often', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200 }), { sources: 10 });
    await clock.advance(12_000);
    clock.sleep(HOUR);
    http.clear();
    polling.wake('resume');
    polling.wake('resume');
    await clock.advance(2_000);
    polling.wake('online');
    await clock.advance(2_900);
    for (const name of names(10)) expect(http.times(name).length).toBeLessThanOrEqual(1);
    expect(http.times().length).toBeGreaterThan(5);
  });

  test('drops a look that hangs on a connection from before, and looks again', async () => {
    let asleep = false;
    const { clock, http, polling, told } = poll(() => ({ status: 200, after: asleep ? 99_999 : 20 }));
    await clock.advance(7_000);
    asleep = true;
    await clock.advance(3_100);
    clock.sleep(HOUR);
    asleep = false;
    http.clear();
    polling.wake('resume');
    await clock.advance(1_000);
    expect(http.times()).toHaveLength(1);
    expect(told().every(({ event }) => event.poll.ok)).toBe(true);
  });

  test('looks again at a slow source whose look was dropped, although it was well a short while ago', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200, after: 4_000 }));
    await clock.advance(7_500);
    polling.wake('online');
    await clock.advance(60_000);
    expect(http.times().slice(0, 4)).toEqual([0, 5_000, 7_500, 12_500]);
  });

  test('makes up for nothing: no burst after eight hours', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200 }), { sources: 10 });
    await clock.advance(12_000);
    clock.sleep(8 * HOUR);
    http.clear();
    polling.wake('resume');
    await clock.advance(20_000);
    expect(http.times().length).toBeLessThanOrEqual(50);
  });

  test('gives every stopped source one look', async () => {
    const { clock, http, polling } = poll(() => ({ status: 404 }), { sources: 4 });
    await clock.advance(10 * MINUTE);
    http.clear();
    polling.wake('resume');
    await clock.advance(10 * MINUTE);
    for (const name of names(4)) expect(http.times(name)).toHaveLength(1);
  });

  test('gives a refused account one look, not one for each source', async () => {
    const { clock, http, polling } = poll(() => ({ status: 401 }), { sources: 4 });
    await clock.advance(10 * MINUTE);
    http.clear();
    polling.wake('resume');
    await clock.advance(10 * MINUTE);
    expect(http.times()).toEqual([10 * MINUTE]);
  });

  test('does not shorten what the server asked for', async () => {
    const { clock, http, polling } = poll(() => ({ status: 429, headers: { 'retry-after': '600' } }));
    await clock.advance(MINUTE);
    polling.wake('resume');
    await clock.advance(5 * MINUTE);
    expect(http.times()).toHaveLength(1);
  });

  test('begins the backoff anew: 5, 5, 5, 8 s', async () => {
    const { clock, http, polling } = poll(() => ({ fail: 'unreachable' }));
    await clock.advance(HOUR);
    http.clear();
    polling.wake('online');
    await clock.advance(26_000);
    expect(gaps(http.times()).map((gap) => Math.round(gap / 1_000))).toEqual([5, 5, 5, 8]);
  });
});

describe('the network being back', () => {
  test('is found out by one source, then all are due', async () => {
    let isDown = true;
    const { clock, http, polling } = poll(() => (isDown ? { fail: 'unreachable' } : { status: 200 }), {
      sources: 30,
    });
    await clock.advance(8 * HOUR);
    isDown = false;
    http.clear();
    polling.wake('online');
    await clock.advance(5_300);
    expect((http.times()[0] ?? Infinity) - 8 * HOUR).toBeLessThan(2_000);
    for (const name of names(30)) expect(http.times(name).length).toBeGreaterThanOrEqual(1);
  });
});

describe('a process that was held without being told', () => {
  test('is found out by the tick being late: what is due is spread, not sent in one burst', async () => {
    const { clock, http } = poll(() => ({ status: 200 }), { sources: 50 });
    await clock.advance(12_000);
    clock.stall(HOUR);
    http.clear();
    await clock.advance(500);
    expect(http.times().length).toBeGreaterThanOrEqual(1);
    expect(http.times().length).toBeLessThan(12);
    await clock.advance(5_000);
    for (const name of names(50)) expect(http.times(name).length).toBeGreaterThanOrEqual(1);
  });

  test('loses no source, whether it was in flight, waiting, stopped or held', async () => {
    const table = (path: string) => ({
      status: path === 's1' ? 404 : 200,
      after: path === 's2' ? 4_000 : 20,
    });
    const { clock, http } = poll(table, { sources: 4 });
    for (let round = 0; round < 20; round += 1) {
      await clock.advance(3_700);
      clock.stall(20_000 + round * 7_000);
    }
    http.clear();
    await clock.advance(31 * MINUTE);
    for (const name of names(4)) expect(http.times(name).length).toBeGreaterThanOrEqual(1);
    expect(http.times('s0').length).toBeGreaterThan(300);
  });
});

describe('a wall clock that is set', () => {
  test.each([-HOUR, 3 * HOUR])('by %i ms changes nothing', async (jump) => {
    const { clock, http, told } = poll(() => ({ status: 200 }), { sources: 3 });
    await clock.advance(20_000);
    clock.jumpWall(jump);
    await clock.advance(20_000);
    for (const name of names(3)) expect(new Set(gaps(http.times(name)).slice(1))).toEqual(new Set([5_000]));
    expect((told().at(-1)?.event.nextAt ?? 0) - clock.now()).toBeLessThanOrEqual(5_000);
  });
});
