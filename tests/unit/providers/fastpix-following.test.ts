import { describe, expect, it } from 'vitest';
import { all, entries, taskOf, watching, workspace, type Entry } from './fastpix-support.ts';
import { failureIn, sampleIn, source } from './support.ts';
import { tableAccount } from './table-account.ts';

describe('A stream of a FastPix account that is watched', () => {
  it('by hand keeps its own source when all are watched', async () => {
    const own = source('stream', { streamId: 'id-1' }, { id: 'keynote', label: 'Keynote', interval: 60_000 });
    const { outcomes, found } = await taskOf([own], all).run(tableAccount(workspace(entries(2))));
    expect([...outcomes.keys()].sort()).toEqual(['acc:id-0', 'keynote']);
    expect(found).toContainEqual(own);
    expect(found).toHaveLength(2);
  });

  it('by two sources gives an outcome to both', async () => {
    const twice = ['a', 'b'].map((id) => source('stream', { streamId: 'id-0' }, { id }));
    const { outcomes } = await taskOf(twice, all).run(tableAccount(workspace(entries(1))));
    expect([...outcomes.keys()]).toEqual(['a', 'b']);
  });

  it('and renamed is found under its new name', async () => {
    const task = taskOf([], all);
    const named = (name: string): readonly Entry[] => [{ streamId: 'x', status: 'idle', metadata: { name } }];
    await task.run(tableAccount(workspace(named('Old'))));
    const { found } = await task.run(tableAccount(workspace(named('New'))));
    expect(found?.map((one) => one.label)).toEqual(['New']);
  });

  it('and deleted is missed once and found no more', async () => {
    const task = taskOf([], all);
    await task.run(tableAccount(workspace(entries(2))));
    const gone = await task.run(tableAccount(workspace(entries(1))));
    expect(failureIn(gone.outcomes.get('acc:id-1'))).toMatchObject({ kind: 'not-found' });
    expect(failureIn(gone.outcomes.get('acc:id-1')).message).toContain('deleted at FastPix?');
    expect(gone.found?.map((one) => one.id)).toEqual(['acc:id-0']);
    const later = await task.run(tableAccount(workspace(entries(1))));
    expect(later.outcomes.has('acc:id-1')).toBe(false);
  });

  it('by hand and deleted is missed in every look', async () => {
    const task = taskOf(watching(['id-0', 'id-9']));
    for (let look = 0; look < 2; look++) {
      const { outcomes } = await task.run(tableAccount(workspace(entries(3))));
      expect(failureIn(outcomes.get('own-id-9')).kind).toBe('not-found');
      expect(sampleIn(outcomes.get('own-id-0')).presence).toBe('offline');
    }
  });
});
