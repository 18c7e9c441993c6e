import { describe, expect, test } from 'vitest';
import type { Source } from '../../../src-preload/contract/configuration.ts';
import { failed, type Failure } from '../../../src-preload/contract/failure.ts';
import type { AccountHttp, Outcome, Task, Yield } from '../../../src-main/core/provider.ts';
import { failureOf, gaps, outcomeOf, poll } from './polled.ts';

const MINUTE = 60_000;
const ids = ['a', 'b', 'c'];

const good: Outcome = { at: 0, ok: true, presence: 'live', readings: {}, facts: {} };
const lost: Outcome = { at: 0, ok: false, failure: failed('not-found', 'Gone', { status: 404 }).failure };

/** A list of sources read with one GET; `look` makes the yield of a good answer. */
function listTask(sources: readonly string[], look: () => Yield): Task {
  const run = async (http: AccountHttp): Promise<Yield> => {
    const result = await http.get(['list']);
    const failure = result.ok
      ? result.value.status === 200
        ? undefined
        : failureOf(result.value)
      : result.failure;
    return failure ? { failure, outcomes: missing(sources, failure) } : look();
  };
  return { id: 'list', sources, interval: 15_000, cost: () => 1, run };
}

function missing(sources: readonly string[], failure: Failure): Yield['outcomes'] {
  return new Map(sources.map((id) => [id, { at: 0, ok: false, failure }] as const));
}

const source = (id: string): Source => ({ id, account: 'a', kind: 'stream', key: {}, label: id });

describe('a list that yields outcomes of many sources', () => {
  test('goes on at its interval when one of them is lost', async () => {
    const look = () => ({
      outcomes: new Map<string, Outcome>([
        ['a', good],
        ['b', lost],
        ['c', good],
      ]),
    });
    const { clock, http, told } = poll(() => ({ status: 200 }), { tasks: [listTask(ids, look)] });
    await clock.advance(MINUTE);
    expect(gaps(http.times())).toEqual([15_000, 15_000, 15_000, 15_000]);
    expect(told()[0]?.event).toMatchObject({ poll: { ok: true } });
    expect(told()[0]?.event.held).toBeUndefined();
  });

  test('stops when all of them are lost, unless the whole list was read', async () => {
    const look = () => ({ outcomes: new Map(ids.map((id) => [id, lost] as const)) });
    const stopped = poll(() => ({ status: 200 }), { tasks: [listTask(ids, look)] });
    await stopped.clock.advance(10 * MINUTE);
    expect(stopped.http.times()).toHaveLength(1);
    const found = poll(() => ({ status: 200 }), { tasks: [listTask(ids, () => ({ ...look(), found: [] }))] });
    await found.clock.advance(MINUTE);
    expect(found.http.times()).toHaveLength(5);
  });

  test('goes by what passes when some are lost and others in trouble', async () => {
    const trouble: Outcome = { at: 0, ok: false, failure: failed('server', 'Busy', { status: 500 }).failure };
    const look = () => ({
      outcomes: new Map<string, Outcome>([
        ['a', lost],
        ['b', trouble],
        ['c', lost],
      ]),
    });
    const { clock, http } = poll(() => ({ status: 200 }), { tasks: [listTask(ids, look)] });
    await clock.advance(MINUTE);
    expect(http.times().length).toBeGreaterThan(3);
  });

  test('pauses the account for one 429 among its requests, although every outcome is good', async () => {
    const run = async (http: AccountHttp): Promise<Yield> => {
      await http.get(['list']);
      await Promise.all([http.get(['views', 'a']), http.get(['views', 'b']), http.get(['views', 'c'])]);
      return { outcomes: new Map(ids.map((id) => [id, good] as const)) };
    };
    const task: Task = { id: 'list', sources: ids, interval: 15_000, cost: () => 4, run };
    const table = (path: string) => ({
      status: path === 'views/a' ? 429 : 200,
      headers: { 'retry-after': '90' },
    });
    const budget = { perSecond: 10, inFlight: 1 };
    const { clock, http, told } = poll(table, { tasks: [task], plan: { budget } });
    await clock.advance(80_000);
    expect(http.asked.map(({ path }) => path)).toEqual(['list', 'views/a']);
    expect(told()[0]?.event).toMatchObject({ held: 'rate-limited', failure: { kind: 'rate-limited' } });
    await clock.advance(12_000);
    expect(http.times('list')).toHaveLength(2);
  });

  test('that fails before it has any source tells the failure all the same', async () => {
    const { clock, told } = poll(() => ({ status: 401 }), {
      tasks: [listTask([], () => ({ outcomes: new Map() }))],
    });
    await clock.advance(1_000);
    expect(told()[0]?.event).toMatchObject({
      held: 'stopped',
      failure: { kind: 'unauthorized' },
      poll: { ok: false },
    });
    expect(told()[0]?.event.yield.outcomes.size).toBe(0);
  });

  test('that fails later tells it of the sources it had found', async () => {
    let status = 200;
    const look = () => ({ outcomes: new Map([['x', good]]), found: [source('x')] });
    const { clock, told } = poll(() => ({ status }), { tasks: [listTask([], look)] });
    await clock.advance(1_000);
    status = 500;
    await clock.advance(15_000);
    expect(told('x').map(({ event }) => event.yield.outcomes.get('x')?.ok)).toEqual([true, false]);
  });

  test('that takes longer than its interval is not run twice at once', async () => {
    const run = async (http: AccountHttp): Promise<Yield> => {
      for (let page = 0; page < 8; page += 1) await http.get(['list', String(page)]);
      return { outcomes: new Map([['a', good]]) };
    };
    const task: Task = { id: 'list', sources: ['a'], interval: 15_000, cost: () => 8, run };
    const { clock, http, told } = poll(() => ({ status: 200, after: 3_000 }), { tasks: [task] });
    await clock.advance(100_000);
    expect(http.mostInFlight).toBe(1);
    expect(told()).toHaveLength(4);
  });
});

describe('a bug in a task', () => {
  const broken = (id: string, run: Task['run']): Task => ({
    id,
    sources: [id],
    interval: 5_000,
    cost: () => 1,
    run,
  });

  test.each([
    [
      'thrown at once',
      () => {
        throw new Error('bug');
      },
    ],
    [
      'thrown later',
      async () => {
        await Promise.resolve();
        throw new Error('bug');
      },
    ],
    ['without an outcome', async () => ({ outcomes: new Map() })],
  ])('%s is logged, told as internal, and the loop goes on', async (_name, run) => {
    const { clock, told, logged } = poll(() => ({ status: 200 }), { tasks: [broken('x', run)] });
    await clock.advance(20_000);
    expect(told('x').length).toBeGreaterThan(2);
    expect(told('x')[0]?.event.yield.outcomes.get('x')).toMatchObject({
      ok: false,
      failure: { kind: 'internal' },
    });
    expect(logged.length).toBe(told('x').length);
  });

  test('does not disturb the other tasks', async () => {
    const fine = broken('fine', async (http) => ({
      outcomes: new Map([['fine', await outcomeOf(http, 'fine')]]),
    }));
    const bad = broken('bad', () => {
      throw new Error('bug');
    });
    const { clock, http } = poll(() => ({ status: 200 }), { tasks: [bad, fine] });
    await clock.advance(MINUTE);
    expect(new Set(gaps(http.times('fine')))).toEqual(new Set([5_000]));
  });

  test('in whoever listens is logged and does not end the polling', async () => {
    const options = {
      onYield: () => {
        throw new Error('bug');
      },
    };
    const { clock, http, logged } = poll(() => ({ status: 200 }), options);
    await clock.advance(6_000);
    expect(http.times()).toHaveLength(2);
    expect(logged).toEqual(['poll-listener-failed', 'poll-listener-failed']);
  });
});
