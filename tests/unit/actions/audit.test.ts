import { describe, expect, it } from 'vitest';
import { keep, toEntry, toLine, toRecord, type AuditRecord } from '../../../src-main/core/actions/audit.ts';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import { studio, type Studio } from './studio.ts';

const record: AuditRecord = {
  id: 'a1',
  at: 5,
  endedAt: 9,
  account: 'fp',
  accountName: 'Studio',
  source: 'fp:1',
  label: 'Keynote',
  key: '1',
  action: 'finish',
  title: 'Finish Keynote',
  by: 'palette',
  sent: 'PUT live/streams/1/finish',
  before: 'active',
  outcome: 'confirmed',
  seen: 'Confirmed.',
  resumption: { kind: 'stream', key: { streamId: '1' }, asked: { reconnectWindow: 60 } },
};

async function finished(run: Studio, label: string, by: 'window' | 'palette') {
  const sources = [run.source(label)];
  const plan = await run.core.handlers.planAction({ action: 'finish', sources, by });
  if (!plan.ok) throw new Error(plan.failure.message);
  run.core.handlers.performAction({ nonce: plan.value.nonce });
  await run.ended(run.source(label));
}

describe('The audit', () => {
  it('keeps a record as it is, and gives the page all of it but what a restart needs', () => {
    expect(toRecord(toLine(record))).toEqual(record);
    expect(toEntry(record)).not.toHaveProperty('resumption');
  });

  it('says when the store has not kept a line', async () => {
    const inner = createMemoryHistory();
    const deaf = { ...inner, append: () => undefined };
    expect(await keep(inner, record)).toMatchObject({ ok: true });
    expect(await keep(deaf, { ...record, id: 'a2' })).toMatchObject({ ok: false });
  });

  it('is found by words, by time and by how many', async () => {
    const run = await studio();
    await finished(run, 'Side stage', 'window');
    const between = run.clock.now() + 1;
    await run.turn(1_000);
    await finished(run, 'Workshop', 'palette');
    expect((await run.audit()).map((one) => one.label)).toEqual(['Workshop', 'Side stage']);
    expect((await run.audit('SIDE')).map((one) => one.label)).toEqual(['Side stage']);
    expect((await run.audit('palette')).map((one) => one.label)).toEqual(['Workshop']);
    const { readAudit } = run.core.handlers;
    const late = await readAudit({ from: between, limit: 9 });
    expect(late.ok && late.value.entries.map((one) => one.label)).toEqual(['Workshop']);
    expect(await readAudit({ limit: 1 })).toMatchObject({ value: { more: true } });
    expect(await readAudit({ limit: 2 })).toMatchObject({ value: { more: false } });
  });

  it('has nothing of what was only planned', async () => {
    const run = await studio();
    await run.plan('disable', ['Keynote']);
    expect(await run.audit()).toEqual([]);
  });
});
