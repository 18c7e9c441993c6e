import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentView } from '#contract/model';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import { codeOf } from '../../../src-main/core/history/row.ts';
import { stateAndGrade } from '../../../src-main/core/history/word.ts';
import type { History } from '../../../src-main/core/ports.ts';
import { diskHistory } from '../../support/disk-history.ts';

const T0 = Date.UTC(2026, 5, 1);

/** Forty polls five seconds apart: every tenth fails, the thirteenth stands still, the rest is live. */
function fill(history: History): void {
  history.describe([{ source: 'a', metrics: ['live', 'queue'], chief: 'queue' }]);
  for (let nth = 0; nth < 40; nth++) {
    const at = T0 + nth * 5_000;
    if (nth % 10 === 9)
      history.append({ type: 'miss', source: 'a', at, kind: 'timeout', message: 'No answer.' });
    else if (nth === 13)
      history.append({ type: 'miss', source: 'a', at, kind: 'unexpected-response', frozen: true });
    else
      history.append({
        type: 'sample',
        source: 'a',
        at,
        values: [50, nth],
        presence: 'live',
        state: 'PUBLISHED',
        grade: 'Good',
      });
  }
}

async function looksOf(history: History, from = T0, until = T0 + 200_000) {
  const answer = await history.ask('looks', { source: 'a', metrics: ['queue', 'health'], from, until });
  if (!answer.ok) throw new Error(answer.failure.message);
  const { at, codes, words, word, values } = answer.value;
  return Array.from(at, (time, row) => ({
    nth: (time - T0) / 5_000,
    code: codes[row],
    word: words[word[row] ?? -1],
    queue: values[0]?.[row],
    health: values[1]?.[row],
  }));
}

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tallylight-looks-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => diskHistory(join(folder, 'history.sqlite'));

describe('stored polls', () => {
  it('come back one by one with outcome, words and values, also after the file was closed and opened again', async () => {
    const first = open();
    fill(first);
    const before = await looksOf(first);
    await first.close();
    const second = open();
    const after = await looksOf(second);
    await second.close();
    expect(after).toEqual(before);
    expect(before.map(({ nth }) => nth)).toEqual(Array.from({ length: 40 }, (_, nth) => nth));
    expect(before[9]).toMatchObject({ code: codeOf('timeout'), word: 'No answer.', queue: NaN });
    expect(before[13]).toMatchObject({ code: codeOf('frozen'), queue: NaN });
    expect(before[20]).toMatchObject({ code: codeOf('live'), queue: 20, health: NaN });
    expect(stateAndGrade(before[20]?.word ?? '')).toEqual({ state: 'PUBLISHED', grade: 'Good' });
  });

  it('are the same from memory as from disk', async () => {
    const memory = createMemoryHistory();
    const disk = open();
    for (const history of [memory, disk]) fill(history);
    expect(await looksOf(memory)).toEqual(await looksOf(disk));
    await disk.close();
  });

  it('begin at the asked moment and end before the other', async () => {
    const disk = open();
    fill(disk);
    const some = await looksOf(disk, T0 + 10_000, T0 + 25_000);
    expect(some.map(({ nth }) => nth)).toEqual([2, 3, 4]);
    await disk.close();
  });

  it('are none for a source that nobody described', async () => {
    const disk = open();
    expect(await looksOf(disk)).toEqual([]);
    await disk.close();
  });
});

describe('an incident in the file', () => {
  it('comes back with its traces in the order of time', async () => {
    const incident: IncidentView = {
      id: 'i1',
      rule: 'r',
      ruleName: 'Rule',
      sources: ['a'],
      label: 'A',
      severity: 'warning',
      title: 'Rule: A',
      body: 'x',
      openedAt: T0,
    };
    const trace = (at: number, decision: 'opened' | 'closed') => ({
      at,
      decision,
      rule: { id: 'r', version: 1, name: 'Rule' },
      source: 'a',
      incidents: ['i1'],
      readings: [],
      predicates: [],
      timers: [],
      suppressors: [],
      clears: 'x',
    });
    const disk = open();
    disk.append({ type: 'incident', incident });
    disk.append({ type: 'trace', trace: trace(T0 + 5, 'closed') });
    disk.append({ type: 'trace', trace: trace(T0, 'opened') });
    disk.append({ type: 'trace', trace: { ...trace(T0, 'opened'), incidents: ['other'] } });
    const kept = await disk.ask('incident', { id: 'i1' });
    expect(kept).toEqual({
      ok: true,
      value: { incident, traces: [trace(T0, 'opened'), trace(T0 + 5, 'closed')] },
    });
    expect(await disk.ask('incident', { id: 'nobody' })).toEqual({ ok: true, value: { traces: [] } });
    await disk.close();
  });
});
