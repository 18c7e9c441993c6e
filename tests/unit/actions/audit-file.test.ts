import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../src-main/core/ports.ts';
import { studio } from './studio.ts';

const line = (id: string, at: number, more: Record<string, string> = {}): HistoryEntry => ({
  type: 'audit',
  id,
  at,
  text: `disable keynote ${id}`,
  detail: {
    label: 'Keynote',
    outcome: 'confirmed',
    sent: 'PUT live/streams/k1/live-disable',
    by: 'palette',
    ...more,
  },
});

async function fileOf(format: 'csv' | 'json', filter = {}, count = 0) {
  const one = await studio();
  for (let index = 0; index < count; index++) one.history.append(line(`many-${index}`, 1_000 + (index >> 1)));
  one.history.append(
    line('a', Date.parse('2026-03-01T10:00:00Z'), { label: '=cmd|calc', endedAt: '1772359203000' }),
  );
  one.history.append(
    line('b', Date.parse('2026-03-02T10:00:00Z'), { source: 'fp:k1', seen: 'Confirmed, "done".' }),
  );
  const made = await one.core.auditFile(filter, format);
  if (!made.ok) throw new Error(made.failure.message);
  return made.value;
}

describe('The audit as a file', () => {
  it('is a table that a spreadsheet reads, newest first, with nothing that it would take for a formula', async () => {
    const { name, text, changes } = await fileOf('csv');
    expect([name, changes]).toEqual(['tallylight-changes.csv', 2]);
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(rows).toMatchObject([
      { time: '2026-03-02T10:00:00.000Z', source: 'fp:k1', outcome: 'confirmed', seen: 'Confirmed, "done".' },
      {
        time: '2026-03-01T10:00:00.000Z',
        ended: '2026-03-01T10:00:03.000Z',
        label: "'=cmd|calc",
        by: 'palette',
      },
    ]);
  });

  it('is JSON with the same lines', async () => {
    const { name, text } = await fileOf('json', { source: 'fp:k1' });
    expect(name).toBe('tallylight-changes.json');
    expect(JSON.parse(text)).toMatchObject({
      format: 'tallylight-audit/1',
      changes: [{ time: '2026-03-02T10:00:00.000Z', sent: 'PUT live/streams/k1/live-disable' }],
    });
  });

  it('holds every line there is, however many, each once', async () => {
    const { text, changes } = await fileOf('csv', { until: 1_000_000 }, 10_007);
    expect(changes).toBe(10_007);
    const ids: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(ids).toHaveLength(10_007);
  });
});

describe('An entry of a fact', () => {
  it('is copied as main knows it', async () => {
    const one = await studio();
    const source = one.source('Keynote');
    const link = { source, fact: 'playbackLinks', entry: 0 };
    expect(await one.core.handlers.copyFact(link)).toEqual({ ok: true, value: undefined });
    expect(one.clipboard).toMatch(/^https:\/\/stream\.fastpix\.com\/[\da-f-]{36}\.m3u8$/);
  });

  it.each([
    { fact: 'playbackLinks', entry: 7 },
    { fact: 'playbackIds', entry: 0 },
    { fact: 'status', entry: 0 },
    { fact: '__proto__', entry: 0 },
  ])('that is not there to be handed on is not copied: %j', async (wish) => {
    const one = await studio();
    const answer = await one.core.handlers.copyFact({ source: one.source('Keynote'), ...wish });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(one.clipboard).toBe('');
  });
});
