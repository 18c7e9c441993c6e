import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import type { History, HistoryEntry } from '../../../src-main/core/ports.ts';
import { diskHistory } from '../../support/disk-history.ts';

const T0 = Date.UTC(2026, 5, 1);
const MINUTE = 60_000;
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tallylight-gaps-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sample = (at: number, queue: number): HistoryEntry => ({
  type: 'sample',
  source: 'a',
  at: T0 + at,
  values: [queue],
  presence: 'live',
});
const miss = (at: number): HistoryEntry => ({ type: 'miss', source: 'a', at: T0 + at, kind: 'unauthorized' });
const turned = (type: 'pause' | 'resume', at: number): HistoryEntry => ({ type, source: 'a', at: T0 + at });

async function told(history: History, entries: readonly HistoryEntry[], from: number, until: number) {
  history.describe([{ source: 'a', metrics: ['queue'], chief: 'queue' }]);
  for (const entry of entries) history.append(entry);
  const series = [{ source: 'a', metric: 'queue' }];
  const answer = await history.query({ series, from: T0 + from, until: T0 + until, width: 1_000 });
  if (!answer.ok) throw new Error(answer.failure.message);
  const gaps = answer.value.gaps.map((gap) => [gap.kind, gap.from - T0, gap.until - T0]);
  return { gaps, values: [...(answer.value.series[0]?.last ?? [])] };
}

describe.each([
  ['on disk', () => diskHistory(join(folder, 'history.sqlite'))],
  ['in memory', () => createMemoryHistory()],
])('gaps of a history %s', (_where, open) => {
  it('last until now while nothing better has been seen', async () => {
    const entries = [sample(0, 3), miss(5_000)];
    const { gaps } = await told(open(), entries, 0, 10 * MINUTE);
    expect(gaps).toEqual([['unauthorized', 5_000, 10 * MINUTE]]);
  });

  it('are seen in a range that begins after the last look', async () => {
    const { gaps } = await told(open(), [sample(0, 3), miss(5_000)], 20 * MINUTE, 35 * MINUTE);
    expect(gaps).toEqual([['unauthorized', 5_000, 35 * MINUTE]]);
  });

  it('are left by a pause that goes on', async () => {
    const { gaps } = await told(open(), [sample(0, 3), turned('pause', 7_000)], 0, 5 * MINUTE);
    expect(gaps).toEqual([['paused', 7_000, 5 * MINUTE]]);
  });

  it('end with the next sample, also in the very moment of the end of a pause', async () => {
    const entries = [sample(0, 3), turned('pause', 0), turned('resume', MINUTE), sample(MINUTE, 4)];
    const { gaps, values } = await told(open(), entries, 0, 5 * MINUTE);
    expect(gaps).toEqual([['paused', 0, MINUTE]]);
    expect(values).toEqual([3, 4]);
  });
});
