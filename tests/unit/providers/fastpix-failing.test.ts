import { describe, expect, it } from 'vitest';
import { all, entries, pageOf, taskOf, watching, workspace } from './fastpix-support.ts';
import { failureIn, fixture, sampleIn } from './support.ts';
import { cutOff, json, tableAccount, tooSlow } from './table-account.ts';

describe('A look at a FastPix account that fails', () => {
  it.each([
    ['the list', { 'live/streams': json(fixture('fastpix/documented-error.401'), 401) }, 'unauthorized'],
    ['the network', { '*': cutOff }, 'unreachable'],
    ['an unreadable list', { '*': json({ success: true, data: [{}, 7] }) }, 'unexpected-response'],
  ])('by %s misses all sources, those that were followed too', async (_what, table, kind) => {
    const task = taskOf(watching(['id-0']), all);
    await task.run(tableAccount(workspace(entries(3))));
    const look = await task.run(tableAccount(table));
    expect([...look.outcomes.keys()]).toEqual(['own-id-0', 'acc:id-1', 'acc:id-2']);
    expect(task.sources).toEqual(['own-id-0', 'acc:id-1', 'acc:id-2']);
    for (const outcome of look.outcomes.values()) expect(failureIn(outcome).kind).toBe(kind);
    expect(look.failure?.kind).toBe(kind);
    expect(look.found).toBeUndefined();
  });

  it('on its second page is no half list', async () => {
    const http = tableAccount({
      'live/streams': (asked) =>
        asked.query?.['offset'] === '1' ? pageOf(entries(60), asked) : json({}, 500),
    });
    const look = await taskOf(watching(['id-0']), all).run(http);
    expect(failureIn(look.outcomes.get('own-id-0')).kind).toBe('server');
  });

  it('stops asking for views when they take too long three times, and stays fresh', async () => {
    const http = tableAccount({ ...workspace(entries(40, 'active')), '*': tooSlow });
    const { outcomes } = await taskOf([], all).run(http);
    expect(http.asked.length).toBeLessThanOrEqual(1 + 5);
    expect(sampleIn(outcomes.get('acc:id-39')).readings).toEqual({});
  });

  it('with 429 in the views stops at once and misses all', async () => {
    const limited = json({ success: false, error: { message: 'slow down' } }, 429, { 'retry-after': '20' });
    const http = tableAccount({ ...workspace(entries(40, 'active')), '*': limited });
    const { outcomes, failure } = await taskOf([], all).run(http);
    expect(http.asked.length).toBeLessThanOrEqual(1 + 3);
    expect(failure).toMatchObject({ kind: 'rate-limited', retryAfter: 20_000, reach: 'account' });
    expect(outcomes.size).toBe(0);
  });

  it('for single streams by a wrong token fails as a whole', async () => {
    const denied = json(fixture('fastpix/documented-error.401'), 401);
    const http = tableAccount({ '*': denied });
    const { failure, outcomes } = await taskOf(watching(['id-0'])).run(http);
    expect(failure?.kind).toBe('unauthorized');
    expect(outcomes.size).toBe(1);
  });

  it('for single streams without a network asks no further, and misses each', async () => {
    const sources = watching(Array.from({ length: 9 }, (_, n) => `id-${n}`));
    const task = taskOf(sources);
    await task.run(tableAccount(workspace(entries(600))));
    const http = tableAccount({ '*': cutOff });
    const { outcomes } = await task.run(http);
    expect(http.asked.length).toBeLessThanOrEqual(3);
    expect([...outcomes.values()].map((one) => failureIn(one).kind)).toEqual(Array(9).fill('unreachable'));
  });
});
