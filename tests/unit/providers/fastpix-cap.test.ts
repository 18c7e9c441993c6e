import { describe, expect, it } from 'vitest';
import { matchesGlob, patternsOf } from '../../../src-main/core/answers.ts';
import { entries, pathsOf, taskOf, watching, workspace, type Entry } from './fastpix-support.ts';
import { failureIn, vendor } from './support.ts';
import { tableAccount } from './table-account.ts';

const following = (more: Readonly<Record<string, string>>) => ({
  config: { accessTokenId: 'token-id-1', watch: 'all', ...more },
});

const named = (...names: readonly string[]): readonly Entry[] =>
  names.map((name, index) => ({ streamId: `id-${index}`, status: 'idle', metadata: { name } }));

describe('A pattern of names', () => {
  it.each([
    ['test', 'Test', true],
    ['test', 'Testing', false],
    ['test*', 'TEST 12', true],
    ['*rehearsal*', 'Evening rehearsal 2', true],
    ['stream ?', 'Stream 7', true],
    ['stream ?', 'Stream 12', false],
    ['*a*b*c', 'xxaxxbxxabc', true],
    ['*a*b*c', 'xxaxxbxxab', false],
    ['', '', true],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['[ab]*', 'abc', false],
    ['?', '🎬', true],
  ])('%j covers %j: %s', (pattern, text, covers) => {
    expect(matchesGlob(pattern, text)).toBe(covers);
  });

  it('takes its time only once, however it is made', () => {
    let steps = 0;
    const text = { toLowerCase: () => ((steps += 1), 'a'.repeat(200)) } as unknown as string;
    expect(matchesGlob(`${'a*'.repeat(90)}b`, text)).toBe(false);
    expect(steps).toBe(1);
  });

  it('may be one of several, parted by commas or lines', () => {
    expect(patternsOf(' test*, *old*\n,x\n')).toEqual(['test*', '*old*', 'x']);
  });
});

describe('An account that follows its list', () => {
  it('leaves out what its pattern covers, by name or ID, and says so', async () => {
    const http = tableAccount(workspace(named('Keynote', 'Test 1', 'Side stage', 'Rehearsal')));
    const {
      found,
      leftOut,
      outcomes,
      following: told,
    } = await taskOf([], following({ exclude: 'TEST*, id-3' })).run(http);
    expect(found?.map((one) => one.label)).toEqual(['Keynote', 'Side stage']);
    expect([...(leftOut ?? [])]).toEqual(['acc:id-1', 'acc:id-3']);
    expect([...outcomes.keys()]).toEqual(['acc:id-0', 'acc:id-2']);
    expect(told).toEqual({ listed: 4, followed: 2, excluded: 2, overCap: 0 });
  });

  it('watches a stream that the user added himself, whatever the pattern says', async () => {
    const { outcomes } = await taskOf(watching(['id-0']), following({ exclude: 'id-*' })).run(
      tableAccount(workspace(entries(3))),
    );
    expect([...outcomes.keys()]).toEqual(['own-id-0']);
  });

  it('drops a stream that is renamed into the pattern', async () => {
    const task = taskOf([], following({ exclude: 'test*' }));
    await task.run(tableAccount(workspace(named('One', 'Two'))));
    const { leftOut, outcomes } = await task.run(tableAccount(workspace(named('One', 'Test two'))));
    expect([...(leftOut ?? [])]).toEqual(['acc:id-1']);
    expect([...outcomes.keys()]).toEqual(['acc:id-0']);
  });

  it('asks for views of those on air only as far as it follows them', async () => {
    const http = tableAccount(workspace(entries(3, 'active')));
    await taskOf([], following({ exclude: 'id-1' })).run(http);
    expect(pathsOf(http.asked).filter((path) => path.endsWith('viewer-count'))).toEqual([
      'live/streams/id-0/viewer-count',
      'live/streams/id-2/viewer-count',
    ]);
  });

  it('follows the newest up to its cap, and reads no further pages', async () => {
    const http = tableAccount(workspace(entries(260)));
    const task = taskOf([], following({ cap: '70' }));
    const { found, following: told } = await task.run(http);
    expect(pathsOf(http.asked)).toEqual(['live/streams 1', 'live/streams 2']);
    expect(found).toHaveLength(70);
    expect(told).toEqual({ listed: 260, followed: 70, excluded: 0, overCap: 190 });
    expect(task.cost()).toBe(2);
  });

  it('tells a stream under the cap that was deleted from one that newer ones pushed out', async () => {
    const task = taskOf([], following({ cap: '50' }));
    const before = entries(60);
    await task.run(tableAccount(workspace(before)));
    const fresh = [{ streamId: 'new', status: 'idle' }];
    const after = [...fresh, ...before.filter(({ streamId }) => streamId !== 'id-7')];
    const { leftOut, found, outcomes } = await task.run(tableAccount(workspace(after)));
    expect(failureIn(outcomes.get('acc:id-7')).kind).toBe('not-found');
    expect(leftOut?.has('acc:id-7')).toBe(false);
    expect(found).toHaveLength(50);
    const later = await task.run(tableAccount(workspace([...entries(3, 'idle').slice(2), ...after])));
    expect(later.outcomes.has('acc:id-7')).toBe(false);
  });
});

describe('The settings of an account that follows its list', () => {
  const { config } = vendor('fastpix');
  const problems = (more: Readonly<Record<string, string>>) => {
    const { issues } = config['~run']({ value: following(more).config }, {});
    return (issues ?? []).map((issue) => [issue.path?.[0]?.key, issue.message]);
  };

  it.each([
    [{ cap: '0' }, 'cap', 'from 1 to 10,000'],
    [{ cap: '20001' }, 'cap', 'from 1 to 10,000'],
    [{ cap: 'many' }, 'cap', 'whole number'],
    [{ exclude: '*' }, 'exclude', 'leaves out every stream'],
    [{ exclude: Array.from({ length: 101 }, (_, n) => n).join() }, 'exclude', 'at most 100'],
  ])('%j is refused at its field', (more, field, words) => {
    expect(problems(more)).toEqual([[field, expect.stringContaining(words)]]);
  });

  it.each([[{ cap: '1' }], [{ cap: '10000', exclude: 'a*,b?' }], [{ cap: '', exclude: ' ' }]])(
    '%j is taken',
    (more) => expect(problems(more)).toEqual([]),
  );

  it('say which sources it follows, without a look', () => {
    const { follows } = vendor('fastpix');
    const account = (config: Readonly<Record<string, string>>) =>
      ({ ...following(config), id: 'acc' }) as unknown as Parameters<NonNullable<typeof follows>>[0];
    const source = { id: 'acc:x', account: 'acc', kind: 'stream', key: { streamId: 'x' }, label: 'Test 1' };
    expect(follows?.(account({}), source)).toBe(true);
    expect(follows?.(account({ exclude: 'test*' }), source)).toBe(false);
    expect(follows?.(account({ watch: '' }), source)).toBe(false);
  });
});
