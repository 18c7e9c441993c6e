import { describe, expect, it } from 'vitest';
import { studio } from './studio.ts';

const cases = [
  { action: 'disable', label: 'Keynote', status: 'idle', sent: 'PUT live-disable', after: 'disabled' },
  {
    action: 'disable',
    label: 'Side stage',
    status: 'active',
    sent: 'PUT live-disable',
    after: 'disabled',
    typed: true,
  },
  { action: 'enable', label: 'Backstage', status: 'disabled', sent: 'PUT live-enable', after: 'idle' },
  { action: 'finish', label: 'Side stage', status: 'active', sent: 'PUT finish', after: 'idle' },
] as const;

describe('An action on a stream, from plan to confirmed', () => {
  it.each(cases)('works for $action of a stream that is $status', async (one) => {
    const { action, label, status, sent, after } = one;
    const run = await studio();
    const plan = await run.plan(action, [label]);
    expect(plan.items[0]).toMatchObject({ label, status });
    expect(plan.sentence).toContain(`${label} is ${status}`);
    expect(plan.typeLabel === true).toBe('typed' in one);
    expect(run.changes()).toEqual([]);
    expect(run.core.handlers.performAction({ nonce: plan.nonce, typedLabel: label }).ok).toBe(true);
    expect(await run.ended(run.source(label))).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual([sent]);
    expect(run.vendors.fastpix.standing(run.vendors.fastpix.find(label)).status).toBe(after);
    const [entry, ...more] = await run.audit();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ action, label, outcome: 'confirmed', by: 'window' });
    expect(entry?.before).toContain(status);
    expect(entry?.seen).toContain(after);
    expect(entry?.sent).toContain(sent.split(' ')[1]);
  });

  it('tells views with their state before somebody is cut off', async () => {
    const run = await studio();
    const plan = await run.plan('disable', ['Side stage']);
    const { views } = run.vendors.fastpix.standing(run.vendors.fastpix.find('Side stage'));
    expect(plan.items[0]).toMatchObject({ views });
    expect(plan.sentence).toContain(`${views} views`);
    expect(plan.sentence).toContain('all viewers are cut off');
  });

  it('waits 8 s with Cancel before a stream is deleted', async () => {
    const run = await studio();
    const source = run.source('Backstage');
    const plan = await run.plan('delete', ['Backstage']);
    expect(plan).toMatchObject({ waits: 8_000, typeLabel: true, label: 'Backstage' });
    run.core.handlers.performAction({ nonce: plan.nonce, typedLabel: 'Backstage' });
    await run.turn(7_750);
    expect(run.changes()).toEqual([]);
    expect(run.progress.at(-1)).toMatchObject({ phase: 'waiting' });
    expect(await run.ended(source)).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual(['DELETE']);
    expect(() => run.vendors.fastpix.find('Backstage')).toThrow();
  });

  it('cancels a deletion as long as nothing was sent', async () => {
    const run = await studio();
    const { nonce } = await run.plan('delete', ['Backstage']);
    run.core.handlers.performAction({ nonce, typedLabel: 'Backstage' });
    await run.turn(7_000);
    expect(run.core.handlers.cancelAction({ nonce }).ok).toBe(true);
    expect(await run.ended(run.source('Backstage'))).toMatchObject({ outcome: 'cancelled' });
    await run.turn(20_000);
    expect(run.changes()).toEqual([]);
    expect(await run.audit()).toEqual([]);
    expect(run.core.handlers.cancelAction({ nonce })).toMatchObject({ ok: false });
  });

  it('shows the new state at once, not only with the next look', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Keynote']);
    run.core.handlers.performAction({ nonce });
    await run.ended(run.source('Keynote'));
    await run.turn(1_000);
    const snapshot = run.core.handlers.takeSnapshot();
    const keynote = snapshot.ok && snapshot.value.sources.find((one) => one.label === 'Keynote');
    expect(keynote && keynote.facts['status']).toBe('disabled');
  });

  it('keeps every secret of the stream out of all that is told and kept', async () => {
    const run = await studio();
    const body = run.vendors.fastpix.stream(run.vendors.fastpix.find('Side stage'));
    const { nonce } = await run.plan('disable', ['Side stage']);
    run.core.handlers.performAction({ nonce, typedLabel: 'Side stage' });
    await run.ended(run.source('Side stage'));
    const lines = await run.history.ask('audit', { limit: 10 });
    const told = JSON.stringify([run.progress, run.log, lines, run.core.handlers.readActions()]);
    const { secretKey } = run.vendors.credentials.fastpix;
    for (const secret of [body.streamKey, body.srtSecret, secretKey]) expect(told).not.toContain(secret);
  });
});
