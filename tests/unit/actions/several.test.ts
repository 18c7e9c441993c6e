import { describe, expect, it } from 'vitest';
import { studio } from './studio.ts';

describe('Several streams at once', () => {
  it('are listed with what will happen to each, and those that cannot be done are left out', async () => {
    const run = await studio();
    const plan = await run.plan('disable', ['Keynote', 'Side stage', 'Backstage']);
    expect(plan.items.map((item) => [item.label, item.skipped === undefined])).toEqual([
      ['Keynote', true],
      ['Side stage', true],
      ['Backstage', false],
    ]);
    expect(plan).toMatchObject({ typeLabel: true, label: 'Disable 2' });
    expect(plan.sentence).toContain('2 streams');
    expect(plan.items[1]?.sentence).toContain('all viewers are cut off');
    run.core.handlers.performAction({ nonce: plan.nonce, typedLabel: 'Disable 2' });
    for (const label of ['Keynote', 'Side stage'])
      expect(await run.ended(run.source(label))).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual(['PUT live-disable', 'PUT live-disable']);
    expect(await run.audit()).toHaveLength(2);
  });

  it('are enabled without typing', async () => {
    const run = await studio();
    run.vendors.fastpix.set(run.vendors.fastpix.find('Workshop'), { status: 'disabled' });
    await run.turn(20_000);
    const plan = await run.plan('enable', ['Workshop', 'Backstage']);
    expect(plan).not.toHaveProperty('typeLabel');
    run.core.handlers.performAction({ nonce: plan.nonce });
    for (const label of ['Workshop', 'Backstage'])
      expect(await run.ended(run.source(label))).toMatchObject({ outcome: 'confirmed' });
  });

  it('end each in its own way', async () => {
    const run = await studio();
    const keynote = run.vendors.fastpix.find('Keynote');
    run.vendors.faults.add({ kind: 'status', status: 409, method: 'PUT', path: keynote });
    const plan = await run.plan('disable', ['Keynote', 'Workshop']);
    run.core.handlers.performAction({ nonce: plan.nonce, typedLabel: plan.label });
    expect(await run.ended(run.source('Keynote'))).toMatchObject({ outcome: 'refused' });
    expect(await run.ended(run.source('Workshop'))).toMatchObject({ outcome: 'confirmed' });
  });

  it('are refused for what is done to one at a time', async () => {
    const run = await studio();
    const sources = ['Keynote', 'Backstage'].map(run.source);
    const plan = await run.core.handlers.planAction({ action: 'delete', sources, by: 'window' });
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
  });

  it('are looked at again before sending: one that went on air since the last poll is left alone', async () => {
    const run = await studio();
    run.vendors.fastpix.set(run.vendors.fastpix.find('Keynote'), { status: 'active', views: 9 });
    const plan = await run.plan('disable', ['Keynote', 'Workshop']);
    expect(plan.items[0]).toMatchObject({ status: 'idle' });
    run.core.handlers.performAction({ nonce: plan.nonce, typedLabel: plan.label });
    expect(await run.ended(run.source('Keynote'))).toMatchObject({ outcome: 'changed' });
    await run.ended(run.source('Workshop'));
    expect(run.changes()).toEqual(['PUT live-disable']);
  });
});
