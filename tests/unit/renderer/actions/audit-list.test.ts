import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '#contract/channels/actions';
import { done, failed } from '#contract/failure';
import { AuditList } from '../../../../src-renderer/audit/audit-list.svelte.ts';
import type { AuditApi } from '../../../../src-renderer/audit/audit-list.svelte.ts';
import { runEffect } from '../runes.svelte.ts';
import { isBackwards, rangeOf } from '../../../../src-renderer/audit/spans.ts';

const entry = (at: number, id = `e${at}`): AuditEntry => ({
  id,
  at,
  account: 'a',
  accountName: 'A',
  source: 's',
  label: 'S',
  key: 'k',
  action: 'close',
  title: 'Close S',
  by: 'window',
  sent: '',
  before: '',
  outcome: 'confirmed',
  seen: '',
});

/** Main with these lines, newest first; `asked` is told of each question. */
function listOf(lines: AuditEntry[], asked: () => void = () => undefined) {
  const api: AuditApi = {
    readAudit: async ({ until = Infinity, search, limit }) => {
      asked();
      if (search === 'broken') return failed('storage', 'The disk is full.');
      const fitting = lines.filter(({ at }) => at <= until);
      return done({ entries: fitting.slice(0, limit), more: fitting.length > limit });
    },
  };
  return new AuditList(api, 2);
}
const times = (list: AuditList) => list.entries?.map(({ at }) => at);

describe('the list of changes', () => {
  test('shows the newest, then older ones, each once, also those of one millisecond', async () => {
    const list = listOf([entry(5), entry(4), entry(3, 'x'), entry(3, 'y'), entry(1)]);
    await list.read({});
    expect([times(list), list.more]).toEqual([[5, 4], true]);
    await list.older();
    expect(list.entries?.map(({ id }) => id)).toEqual(['e5', 'e4', 'x', 'y']);
    await list.older();
    expect([times(list), list.more]).toEqual([[5, 4, 3, 3, 1], false]);
  });

  test('keeps what is unfolded when a new line comes', async () => {
    const lines = [entry(5), entry(4), entry(3)];
    const list = listOf(lines);
    await list.read({});
    await list.older();
    lines.unshift(entry(6));
    await list.read({});
    expect(times(list)).toEqual([6, 5, 4]);
  });

  test('is read once by an effect: its answer is no reason to ask again', async () => {
    let asked = 0;
    const list = listOf([entry(5)], () => (asked += 1));
    const stop = runEffect(() => void list.read({}));
    for (let turn = 0; turn < 5; turn++) await new Promise<void>((resolve) => setTimeout(resolve));
    stop();
    expect([asked, times(list)]).toEqual([1, [5]]);
  });

  test('tells a failure and keeps what it had', async () => {
    const list = listOf([entry(5)]);
    await list.read({});
    await list.read({ search: 'broken' });
    expect([times(list), list.failure?.message]).toEqual([[5], 'The disk is full.']);
  });
});

describe('a stretch of time', () => {
  test('is counted back from when it was chosen, or taken as typed to the end of its minute', () => {
    expect(rangeOf('all', '', '', 10)).toEqual({});
    expect(rangeOf('day', '', '', 86_400_005)).toEqual({ from: 5 });
    const { from = 0, until = 0 } = rangeOf('own', '2026-03-01T10:00', '2026-03-01T10:00', 0);
    expect(until - from).toBe(59_999);
  });

  test('that ends before it begins is told', () => {
    expect(isBackwards(rangeOf('own', '2026-03-02T10:00', '2026-03-01T10:00', 0))).toBe(true);
    expect(isBackwards(rangeOf('own', '', '2026-03-01T10:00', 0))).toBe(false);
  });
});
