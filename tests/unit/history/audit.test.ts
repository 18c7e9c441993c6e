import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import type { AuditLine, AuditQuestion } from '../../../src-main/core/history/questions.ts';
import type { History } from '../../../src-main/core/ports.ts';
import { diskHistory } from '../../support/disk-history.ts';

function onDisk(): History {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-audit-'));
  const history = diskHistory(join(folder, 'history.sqlite'));
  onTestFinished(async () => {
    await history.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return history;
}

const line = (id: string, at: number, outcome = 'confirmed'): AuditLine => ({
  id,
  at,
  text: `disable keynote ${id} ключ`,
  detail: { outcome, label: 'Keynote' },
});

async function idsOf(history: History, question: Partial<AuditQuestion>): Promise<readonly string[]> {
  const answer = await history.ask('audit', { limit: 10, ...question });
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value.map((one) => one.id);
}

describe.each([
  ['on disk', onDisk],
  ['in memory', () => createMemoryHistory()],
] as const)('the audit %s', (_where, open) => {
  it('gives its lines back newest first, as they were', async () => {
    const history = open();
    for (const one of [line('a', 1), line('c', 3), line('b', 2)]) history.append({ type: 'audit', ...one });
    expect(await history.ask('audit', { limit: 10 })).toEqual({
      ok: true,
      value: [line('c', 3), line('b', 2), line('a', 1)],
    });
    expect(await idsOf(history, { limit: 2 })).toEqual(['c', 'b']);
  });

  it('replaces a line that comes again', async () => {
    const history = open();
    history.append({ type: 'audit', ...line('a', 1, 'unfinished') });
    expect(await idsOf(history, { outcome: 'unfinished' })).toEqual(['a']);
    history.append({ type: 'audit', ...line('a', 1) });
    expect(await idsOf(history, { outcome: 'unfinished' })).toEqual([]);
    expect(await idsOf(history, {})).toEqual(['a']);
  });

  it('finds the lines of one source', async () => {
    const history = open();
    for (const id of ['a', 'b', 'c']) {
      const detail = { outcome: 'confirmed', source: id === 'b' ? 'other' : 'keynote' };
      history.append({ type: 'audit', ...line(id, 1), detail });
    }
    expect((await idsOf(history, { source: 'keynote' })).toSorted()).toEqual(['a', 'c']);
    expect(await idsOf(history, { source: 'keynote', search: 'keynote c' })).toEqual(['c']);
  });

  it('finds by id, time and text in any case', async () => {
    const history = open();
    for (const one of [line('a', 1), line('b', 2), line('c', 3)]) history.append({ type: 'audit', ...one });
    expect(await idsOf(history, { id: 'b' })).toEqual(['b']);
    expect(await idsOf(history, { from: 2, until: 2 })).toEqual(['b']);
    expect(await idsOf(history, { search: 'KEYNOTE B' })).toEqual(['b']);
    expect(await idsOf(history, { search: 'Ключ' })).toHaveLength(3);
    expect(await idsOf(history, { search: '%' })).toEqual([]);
  });
});
