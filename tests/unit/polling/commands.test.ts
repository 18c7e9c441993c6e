import { describe, expect, test } from 'vitest';
import { gaps, poll, singleTask, tasksFor } from './polled.ts';

const MINUTE = 60_000;

describe('“Retry now”', () => {
  test('looks at a stopped source at once, and goes on when it is well', async () => {
    let status = 404;
    const { clock, http, polling } = poll(() => ({ status }));
    await clock.advance(10 * MINUTE);
    status = 200;
    http.clear();
    expect(polling.retryNow(['s0'])).toBeUndefined();
    await clock.advance(20_000);
    expect(http.times()).toEqual([0, 5_000, 10_000, 15_000, 20_000].map((at) => at + 10 * MINUTE));
  });

  test('looks at a refused account at once with the source asked for; the others follow', async () => {
    let status = 401;
    const { clock, http, polling } = poll(() => ({ status }), { sources: 5 });
    await clock.advance(10 * MINUTE);
    status = 200;
    http.clear();
    polling.retryNow(['s3']);
    await clock.advance(6_000);
    expect(http.asked[0]).toMatchObject({ path: 's3', at: 10 * MINUTE });
    for (const { id } of tasksFor(5, 1)) expect(http.times(id).length).toBeGreaterThanOrEqual(1);
  });

  test('cuts the backoff of one source short and leaves the others alone', async () => {
    const { clock, http, polling } = poll((path) => ({ status: path === 's0' ? 500 : 200 }), { sources: 2 });
    await clock.advance(10 * MINUTE);
    http.clear();
    polling.retryNow(['s0']);
    await clock.advance(11_000);
    expect(http.times('s0')).toHaveLength(3);
    expect(new Set(gaps(http.times('s1')))).toEqual(new Set([5_000]));
  });

  test('pressed while it looks, does nothing more', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200, after: 3_000 }));
    await clock.advance(1_000);
    polling.retryNow();
    polling.retryNow();
    await clock.advance(1_000);
    expect(http.times()).toHaveLength(1);
  });
});

describe('pause and resume', () => {
  test('a paused source is not asked, the others are; resumed it is asked at once', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200 }), { sources: 2 });
    await clock.advance(10_000);
    polling.pause(['s1']);
    http.clear();
    await clock.advance(MINUTE);
    expect(http.times('s1')).toEqual([]);
    expect(http.times('s0')).toHaveLength(12);
    polling.resume(['s1']);
    await clock.advance(100);
    expect(http.times('s1')).toEqual([70_000]);
  });

  test('a look in flight is dropped without a word', async () => {
    const { clock, http, polling, told } = poll(() => ({ status: 200, after: 3_000 }));
    await clock.advance(1_000);
    polling.pause(['s0']);
    await clock.advance(MINUTE);
    expect(http.inFlight).toBe(0);
    expect(told()).toEqual([]);
  });

  test('one of many in a list is left out of what is told, and the list goes on', async () => {
    const list = {
      id: 'list',
      sources: ['a', 'b'],
      interval: 5_000,
      cost: () => 1,
      run: async () => ({
        outcomes: new Map(
          ['a', 'b'].map(
            (id) => [id, { at: 0, ok: true, presence: 'live', readings: {}, facts: {} }] as const,
          ),
        ),
      }),
    };
    const { clock, polling, told } = poll(() => ({ status: 200 }), { tasks: [list] });
    await clock.advance(1_000);
    polling.pause(['b']);
    await clock.advance(5_000);
    expect(told('b')).toHaveLength(1);
    expect(told('a')).toHaveLength(2);
  });

  test('pausing the one that was to find out about a held account lets another do it', async () => {
    const { clock, http, polling } = poll(() => ({ status: 401, after: 2_000 }), { sources: 3 });
    await clock.advance(10 * MINUTE);
    http.clear();
    polling.retryNow(['s0']);
    await clock.advance(1_000);
    polling.pause(['s0']);
    await clock.advance(10_000);
    expect(http.asked.map(({ path }) => path)).toEqual(['s0', expect.not.stringMatching('s0')]);
  });
});

describe('changing the tasks', () => {
  test('leaves the rhythm of those that stay', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200 }), { sources: 3 });
    await clock.advance(7_000);
    polling.setTasks([...tasksFor(3, 5_000), singleTask('new', 5_000)]);
    await clock.advance(20_000);
    expect(http.times('new')[0]).toBe(7_000);
    for (const name of ['s0', 's1', 's2']) expect(new Set(gaps(http.times(name)))).toEqual(new Set([5_000]));
  });

  test('drops what is gone, also in flight, without a word', async () => {
    const { clock, http, polling, told } = poll(() => ({ status: 200, after: 3_000 }), { sources: 2 });
    await clock.advance(1_000);
    polling.setTasks([singleTask('s1', 5_000)]);
    await clock.advance(MINUTE);
    expect(told('s0')).toEqual([]);
    expect(http.times('s0')).toHaveLength(1);
  });

  test('takes a shorter interval from the last look, a longer one from the next', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200 }), { interval: 60_000 });
    await clock.advance(30_000);
    polling.setTasks([singleTask('s0', 5_000)]);
    await clock.advance(11_000);
    expect(http.times()).toEqual([0, 30_000, 35_000, 40_000]);
    polling.setTasks([singleTask('s0', 20_000)]);
    await clock.advance(40_000);
    expect(http.times().slice(4)).toEqual([45_000, 65_000]);
  });

  test('gives what is stopped one look: the user changed something', async () => {
    const { clock, http, polling } = poll(() => ({ status: 404 }), { sources: 2 });
    await clock.advance(10 * MINUTE);
    http.clear();
    polling.setTasks(tasksFor(2, 5_000));
    await clock.advance(MINUTE);
    expect(http.times()).toHaveLength(2);
  });

  test('gives a refused account one look', async () => {
    const { clock, http, polling } = poll(() => ({ status: 401 }), { sources: 2 });
    await clock.advance(10 * MINUTE);
    http.clear();
    polling.setTasks(tasksFor(3, 5_000));
    await clock.advance(MINUTE);
    expect(http.times()).toHaveLength(1);
  });

  test('to none and back works', async () => {
    const { clock, http, polling } = poll(() => ({ status: 200 }), { sources: 2 });
    await clock.advance(10_000);
    polling.setTasks([]);
    http.clear();
    await clock.advance(MINUTE);
    expect(http.times()).toEqual([]);
    expect(clock.pending).toBe(0);
    polling.setTasks(tasksFor(2, 5_000));
    await clock.advance(5_100);
    expect(http.times().length).toBeGreaterThanOrEqual(2);
  });
});

test('after stop nothing is sent, told or left behind', async () => {
  const { clock, http, polling, events } = poll(() => ({ status: 200, after: 3_000 }), { sources: 5 });
  await clock.advance(1_500);
  const before = events.length;
  polling.stop();
  polling.stop();
  http.clear();
  await clock.advance(MINUTE);
  expect(http.times()).toEqual([]);
  expect(http.inFlight).toBe(0);
  expect(events).toHaveLength(before);
  expect(clock.pending).toBe(0);
});
