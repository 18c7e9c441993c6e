import { describe, expect, it } from 'vitest';
import { all, entries, noStream, pageOf, pathsOf, taskOf, watching, workspace } from './fastpix-support.ts';
import { failureIn, sampleIn } from './support.ts';
import { json, tableAccount, type Asked } from './table-account.ts';

describe('A list that is not whole', () => {
  it('because streams went while it was read, makes nothing vanish: the missing ones are asked for', async () => {
    const task = taskOf([], all);
    const before = entries(60);
    await task.run(tableAccount(workspace(before)));
    const after = before.slice(1);
    const http = tableAccount({
      ...workspace(after),
      'live/streams': (asked) => pageOf(asked.query?.['offset'] === '1' ? before : after, asked),
    });
    const { outcomes, found } = await task.run(http);
    expect(pathsOf(http.asked)).toEqual(['live/streams 1', 'live/streams 2', 'live/streams/id-50']);
    expect(sampleIn(outcomes.get('acc:id-50')).presence).toBe('offline');
    expect(found).toHaveLength(60);
  });

  it('forgets only those that FastPix says are gone', async () => {
    const task = taskOf([], all);
    await task.run(tableAccount(workspace(entries(3))));
    const http = tableAccount({
      'live/streams': json({ success: true, data: [entries(1)[0], { status: 7 }] }),
      'live/streams/id-1': noStream,
      'live/streams/id-2': json({ success: true, data: { streamId: 'id-2', status: 'disabled' } }),
    });
    const { outcomes, found } = await task.run(http);
    expect(failureIn(outcomes.get('acc:id-1')).kind).toBe('not-found');
    expect(sampleIn(outcomes.get('acc:id-2')).facts['status']).toBe('disabled');
    expect(found?.map((one) => one.id).sort()).toEqual(['acc:id-0', 'acc:id-2']);
  });

  it('because the same page comes for ever, ends at once', async () => {
    const same = { success: true, data: entries(50), pagination: { totalRecords: 5_000, offsetCount: 100 } };
    const http = tableAccount({ 'live/streams': json(same) });
    const { found } = await taskOf([], all).run(http);
    expect(http.asked).toHaveLength(2);
    expect(found).toHaveLength(50);
  });

  it('because there are too many pages, ends after 200', async () => {
    const http = tableAccount(workspace(entries(12_000)));
    const most = { config: { ...all.config, cap: '10000' } };
    const { outcomes } = await taskOf([], most).run(http);
    expect(http.asked).toHaveLength(200);
    expect(outcomes.size).toBe(10_000);
  });

  it('asks for a bounded number of missing streams, and has an outcome for each of the rest', async () => {
    const sources = watching(Array.from({ length: 60 }, (_, n) => `gone-${n}`));
    const http = tableAccount({
      ...workspace([]),
      'live/streams': json({ success: true, data: [entries(1)[0], {}] }),
    });
    const { outcomes } = await taskOf(sources).run(http);
    expect(http.asked).toHaveLength(21);
    expect(outcomes.size).toBe(60);
    expect(failureIn(outcomes.get('own-gone-59')).kind).toBe('unexpected-response');
  });

  it('without numbers of pages is read until a page is not full', async () => {
    const bare = ({ query }: Asked) => {
      const number = Number(query?.['offset']);
      return json({ success: true, data: entries(70).slice((number - 1) * 50, number * 50) });
    };
    const http = tableAccount({ 'live/streams': bare });
    const { found } = await taskOf([], all).run(http);
    expect(http.asked).toHaveLength(2);
    expect(found).toHaveLength(70);
  });
});
