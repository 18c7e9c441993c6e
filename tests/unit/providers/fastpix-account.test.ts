import { describe, expect, it } from 'vitest';
import { all, entries, pathsOf, taskOf, watching, workspace } from './fastpix-support.ts';
import { context, fixture, sampleIn, source, vendor } from './support.ts';
import { json, tableAccount } from './table-account.ts';

describe('A FastPix account', () => {
  it('is looked at by one task, at the shortest interval its sources want', () => {
    const sources = [
      source('stream', { streamId: 'a' }, { id: 'a', interval: 30_000 }),
      source('stream', { streamId: 'b' }, { id: 'b', interval: 20_000 }),
    ];
    const tasks = vendor('fastpix').tasks(context('fastpix', sources));
    expect(tasks.map((task) => [task.id, task.interval, task.sources])).toEqual([
      ['account:acc', 20_000, ['a', 'b']],
    ]);
  });

  it('with nothing to watch is not looked at', () => {
    expect(vendor('fastpix').tasks(context('fastpix'))).toEqual([]);
    expect(taskOf([], all).interval).toBe(15_000);
  });

  it('is listed page by page, newest first, 50 at a time', async () => {
    const http = tableAccount(workspace(entries(120)));
    await taskOf([], all).run(http);
    expect(http.asked.map((asked) => asked.query)).toEqual([
      { limit: '50', offset: '1', orderBy: 'desc' },
      { limit: '50', offset: '2', orderBy: 'desc' },
      { limit: '50', offset: '3', orderBy: 'desc' },
    ]);
  });

  it('of 1,137 streams over 23 pages is followed completely', async () => {
    const http = tableAccount(workspace(entries(1_137)));
    const { outcomes, found } = await taskOf([], all).run(http);
    expect(http.asked).toHaveLength(23);
    expect(outcomes.size).toBe(1_137);
    expect(found).toHaveLength(1_137);
  });

  it('is asked for the views of what is on air only, three at once', async () => {
    const now = { open: 0, most: 0 };
    const table = workspace([
      ...entries(5, 'active'),
      { streamId: 'p', status: 'preparing' },
      { streamId: 'i', status: 'idle' },
    ]);
    const http = tableAccount({
      ...table,
      '*': async () => {
        now.most = Math.max(now.most, ++now.open);
        await new Promise((resolve) => setImmediate(resolve));
        now.open -= 1;
        return json({ success: true, data: { views: 9 } });
      },
    });
    const { outcomes } = await taskOf([], all).run(http);
    const asked = http.asked.slice(1).map(({ path }) => path);
    expect(asked.sort()).toEqual([
      ...[0, 1, 2, 3, 4].map((n) => `live/streams/id-${n}/viewer-count`),
      'live/streams/p/viewer-count',
    ]);
    expect(now.most).toBe(3);
    expect(sampleIn(outcomes.get('acc:p')).readings).toEqual({ views: 9 });
  });

  it('tells the cost of the next look', async () => {
    const task = taskOf([], all);
    expect(task.cost()).toBe(1);
    await task.run(tableAccount(workspace([...entries(60), ...[{ streamId: 'on', status: 'active' }]])));
    expect(task.cost()).toBe(3);
  });

  it('of which few streams are watched is asked for just those', async () => {
    const http = tableAccount(workspace(entries(200)));
    const task = taskOf(watching(['id-7']));
    await task.run(http);
    expect(pathsOf(http.asked)).toEqual(['live/streams/id-7']);
  });

  it('of which more are watched than it has pages is listed, once it is known', async () => {
    const task = taskOf(watching(['id-1', 'id-2', 'id-3']));
    const first = tableAccount(workspace(entries(120)));
    await task.run(first);
    // Three pages cost what three streams cost: after the first page it is clear, and remembered.
    expect(pathsOf(first.asked)).toEqual([
      'live/streams 1',
      'live/streams/id-1',
      'live/streams/id-2',
      'live/streams/id-3',
    ]);
    const second = tableAccount(workspace(entries(120)));
    expect((await task.run(second)).outcomes.size).toBe(3);
    expect(pathsOf(second.asked)).toEqual(['live/streams/id-1', 'live/streams/id-2', 'live/streams/id-3']);
    const small = tableAccount(workspace(entries(60)));
    await taskOf(watching(['id-1', 'id-2', 'id-3'])).run(small);
    expect(pathsOf(small.asked)).toEqual(['live/streams 1', 'live/streams 2']);
  });

  it('yields nothing for streams that are not watched', async () => {
    const { outcomes, found } = await taskOf(watching(['id-1', 'id-2'])).run(
      tableAccount(workspace(entries(9, 'active'))),
    );
    expect([...outcomes.keys()]).toEqual(['own-id-1', 'own-id-2']);
    expect(found).toBeUndefined();
  });

  it('reads the vendor’s own sample', async () => {
    const http = tableAccount({ 'live/streams': json(fixture('fastpix/seed-list-streams.200')) });
    const { found, outcomes } = await taskOf([], all).run(http);
    expect(found?.map((one) => [one.id, one.label])).toEqual([
      ['acc:ab0437a52a31c6db3fcd8d6a1cfc7a29', 'fastpix_livestream'],
      ['acc:cb0bc8a04c18973bc9fd86d1686cbcb0', 'fastpix_livestream'],
      ['acc:37cbd41b434f6889a89bfdba329e84a2', 'fastpix_livestream'],
    ]);
    expect([...outcomes.values()].every((outcome) => outcome.ok && outcome.presence === 'offline')).toBe(
      true,
    );
  });
});
