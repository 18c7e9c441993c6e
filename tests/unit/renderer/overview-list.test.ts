import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { runEffect, turnedNow } from './runes.svelte.ts';
import { Board } from '../../../src-renderer/state/board.svelte.ts';
import { Catalogue } from '../../../src-renderer/state/catalogue.svelte.ts';
import { OverviewList } from '../../../src-renderer/state/overview-list.svelte.ts';
import { account, snapshot, sourceView, venue } from './views.ts';

let board: Board;
let list: OverviewList;
const labels = () => list.shown.map((source) => source.label);

beforeEach(() => {
  const catalogue = new Catalogue();
  catalogue.fill([venue]);
  board = new Board(catalogue);
  list = new OverviewList(board, catalogue, { now: 0 });
  board.restore(
    snapshot(
      1,
      [
        sourceView('Hall 10', { readings: { live: 5, queue: 2 } }),
        sourceView('Hall 2', { tone: 'critical', readings: { live: 50, queue: 14 } }),
        sourceView('Café', { tone: 'blind', condition: 'failing', account: 'a2' }),
        sourceView('Lobby cam', { kind: 'camera', tone: 'offline', readings: { watching: 41 } }),
      ],
      { accounts: [account, { ...account, id: 'a2', name: 'Éclair' }] },
    ),
  );
});

test('is sorted worst first, and by label within that, numbers as numbers', () => {
  expect(labels()).toEqual(['Hall 2', 'Café', 'Hall 10', 'Lobby cam']);
  list.sortBy('label');
  expect(labels()).toEqual(['Café', 'Hall 2', 'Hall 10', 'Lobby cam']);
});

test('numbers begin with the largest, turn on the second click, and no data stays last', () => {
  list.sortBy('live');
  expect(labels()).toEqual(['Hall 2', 'Lobby cam', 'Hall 10', 'Café']);
  list.sortBy('live');
  expect(labels()).toEqual(['Hall 10', 'Lobby cam', 'Hall 2', 'Café']);
  list.sortBy('queue');
  expect(labels()).toEqual(['Hall 2', 'Hall 10', 'Café', 'Lobby cam']);
});

test.each([
  ['hall 1', ['Hall 10']],
  ['CAFE', ['Café']],
  ['eclair', ['Café']],
  ['2 hall', ['Hall 2']],
  ['zzz', []],
])('a search for %j looks at label, key and account, whatever the accents', (text, found) => {
  list.text = text;
  expect(labels()).toEqual(found);
  expect(list.isFiltered).toBe(true);
});

test('can show only what needs attention, and everything again', () => {
  list.state = 'attention';
  expect(labels()).toEqual(['Hall 2', 'Café']);
  list.provider = 'another';
  expect(labels()).toEqual([]);
  list.showAll();
  expect(labels()).toHaveLength(4);
});

test('groups keep the order and name what they hold', () => {
  list.group = 'account';
  expect(list.groups.map(({ heading, items }) => [heading, items.length])).toEqual([
    ['Main', 3],
    ['Éclair', 1],
  ]);
  list.group = 'state';
  expect(list.groups.map((group) => group.heading)).toEqual(['critical', 'blind', 'ok', 'offline']);
});

test('does not reorder with each sample: only with the clock', () => {
  const clock = turnedNow();
  list = new OverviewList(board, new Catalogue(), clock);
  list.sortBy('queue');
  let ordered = 0;
  const stop = runEffect(() => {
    ordered += 1;
    void list.shown;
  });
  flushSync();
  board.sources.get('hall 10')?.take(1_000, [5, 99, NaN, NaN, NaN]);
  flushSync();
  expect([ordered, labels()[0]]).toEqual([1, 'Hall 2']);
  clock.now = 1_000;
  flushSync();
  expect([ordered, labels()[0]]).toEqual([2, 'Hall 10']);
  stop();
});
