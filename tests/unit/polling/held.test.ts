import { describe, expect, test } from 'vitest';
import type { AccountHttp, Outcome, Task, Yield } from '../../../src-main/core/provider.ts';
import type { Reply } from '../../support/table-http.ts';
import { poll, singleTask, tasksFor } from './polled.ts';

const MINUTE = 60_000;
const good: Outcome = { at: 0, ok: true, presence: 'live', readings: {}, facts: {} };

/** A look of several requests, all sent at once, that is good whatever comes. */
function manyAtOnce(id: string, paths: readonly string[]): Task {
  const run = async (http: AccountHttp): Promise<Yield> => {
    await Promise.all(paths.map((path) => http.get([path])));
    return { outcomes: new Map([[id, good]]) };
  };
  return { id, sources: [id], interval: 5_000, cost: () => paths.length, run };
}

describe('several things at once in a held account', () => {
  test('a 429 to an action while a refused account is tried again holds all that waited for it', async () => {
    const table = (path: string): Reply =>
      path === 'act' ? { status: 429, after: 6_000 } : { status: 401, after: 20 };
    const plan = { budget: { perSecond: 9, inFlight: 1 }, mayChange: () => true };
    const { clock, http, polling, told } = poll(table, { sources: 5, plan });
    await clock.advance(900);
    void polling.http(new AbortController().signal).send('PUT', ['act']);
    polling.retryNow(['s0']);
    await clock.advance(9_000);
    for (const id of ['s0', 's1', 's2', 's3', 's4'])
      expect(told(id).at(-1)?.event).toMatchObject({ held: 'stopped', requests: 0 });
    expect(http.times('s0')).toHaveLength(1);
    await clock.advance(50_000);
    expect(http.asked.map(({ path }) => path)).toEqual(['s0', 'act']);
    await clock.advance(10_000);
    expect(http.times()).toHaveLength(3);
  });

  test('a source paused or removed while it waits for the probe of another stays silent', async () => {
    const { clock, http, polling, told } = poll(
      (_, nth) => ({ status: 401, after: nth === 0 ? 20 : 4_900 }),
      {
        sources: 5,
      },
    );
    await clock.advance(900);
    polling.retryNow(['s0']);
    await clock.advance(2_500);
    polling.pause(['s1']);
    polling.setTasks(tasksFor(5, 5_000).filter(({ id }) => id !== 's2'));
    await clock.advance(40 * MINUTE);
    for (const id of ['s1', 's2']) {
      expect(told().filter(({ event }) => event.task.id === id)).toEqual([]);
      expect(http.times(id)).toEqual([]);
    }
    expect(told('s3').length).toBeGreaterThan(0);
  });

  test('one that waited takes the place of a probe that is paused, and leaves one record as the others do', async () => {
    const table = (path: string, nth: number): Reply => ({
      status: 401,
      after: path === 's0' && nth === 1 ? 4_900 : 20,
    });
    const { clock, http, polling, told } = poll(table, { sources: 5 });
    await clock.advance(900);
    polling.retryNow(['s0']);
    await clock.advance(4_500);
    polling.pause(['s0']);
    await clock.advance(MINUTE);
    expect(http.times()).toHaveLength(3);
    for (const id of ['s1', 's2', 's3', 's4']) expect(told(id)).toHaveLength(1);
  });

  test('a look that met a 429 and is dropped before it ends leaves the pause behind', async () => {
    const table = (path: string): Reply =>
      path === 'limited' ? { status: 429 } : { status: 200, after: 4_000 };
    const tasks = [manyAtOnce('list', ['limited', 'slow']), singleTask('other', 5_000)];
    const { clock, http, polling } = poll(table, { tasks });
    await clock.advance(1_000);
    polling.pause(['list']);
    await clock.advance(50_000);
    expect(http.times('other')).toEqual([]);
    await clock.advance(20_000);
    expect(http.times('other').length).toBeGreaterThan(0);
  });

  test('a look that met a 401 and is dropped lets the others go on', async () => {
    const table = (path: string): Reply =>
      path === 'refused' ? { status: 401 } : { status: 200, after: 400 };
    const tasks = [manyAtOnce('list', ['refused', 'slow', 'slow', 'slow']), singleTask('other', 5_000)];
    const { clock, http, polling } = poll(table, {
      tasks,
      plan: { budget: { perSecond: 100, inFlight: 2 } },
    });
    await clock.advance(200);
    polling.setTasks([singleTask('other', 5_000)]);
    await clock.advance(20_000);
    expect(http.times('other').length).toBeGreaterThan(3);
  });

  test('a 429 that arrives after the key was refused does not shorten the stop', async () => {
    const table = (path: string): Reply => (path === 's0' ? { status: 401 } : { status: 429, after: 4_000 });
    const tasks = tasksFor(2, 5_000);
    const { clock, http, polling } = poll(table, { tasks });
    await clock.advance(2_000);
    polling.retryNow(['s0']);
    await clock.advance(20 * MINUTE);
    expect(http.times().filter((at) => at > 10_000)).toEqual([]);
  });

  test('a look of many requests that is on its way when the account is held sends no more of them', async () => {
    const run = async (http: AccountHttp): Promise<Yield> => {
      for (let page = 0; page < 9; page += 1) await http.get(['page']);
      return { outcomes: new Map([['list', good]]) };
    };
    const list: Task = { id: 'list', sources: ['list'], interval: 15_000, cost: () => 9, run };
    let refused = false;
    const table = (path: string): Reply =>
      path === 's0' && refused ? { status: 401 } : { status: 200, after: 1_000 };
    const { clock, http } = poll(table, { tasks: [list, ...tasksFor(1, 5_000)] });
    await clock.advance(15_500);
    refused = true;
    await clock.advance(12_000);
    const lastPages = http.times('page').filter((at) => at > 15_000);
    expect(lastPages.length).toBeGreaterThan(1);
    expect(lastPages.length).toBeLessThan(6);
  });

  test('a look that has met a 429 ends: what else it wants to send fails at once', async () => {
    const run = async (http: AccountHttp): Promise<Yield> => {
      await http.get(['first']);
      await http.get(['second']);
      return { outcomes: new Map([['list', good]]) };
    };
    const list: Task = { id: 'list', sources: ['list'], interval: 5_000, cost: () => 2, run };
    const { clock, http, told } = poll(() => ({ status: 429 }), { tasks: [list] });
    await clock.advance(1_000);
    expect(http.asked.map(({ path }) => path)).toEqual(['first']);
    expect(told('list')[0]?.event).toMatchObject({ held: 'rate-limited', requests: 1 });
  });

  test('a bug in the task that was to find out leaves it to another', async () => {
    let isBroken = false;
    const broken: Task = {
      ...singleTask('s0', 5_000),
      run: (http) => {
        if (isBroken) throw new Error('bug');
        return singleTask('s0', 5_000).run(http);
      },
    };
    const { clock, http, polling } = poll(() => ({ status: 401 }), {
      tasks: [broken, ...tasksFor(3, 5_000).slice(1)],
    });
    await clock.advance(10_000);
    isBroken = true;
    http.clear();
    polling.retryNow(['s0']);
    await clock.advance(MINUTE);
    expect(http.times()).toHaveLength(1);
    expect(http.asked[0]?.path).not.toBe('s0');
  });
});
