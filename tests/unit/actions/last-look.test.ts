import { describe, expect, it } from 'vitest';
import { studio } from './studio.ts';

describe('The last look before sending', () => {
  it('stops a disable when the stream went on air after it was shown', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Keynote']);
    run.vendors.fastpix.set(run.vendors.fastpix.find('Keynote'), { status: 'active', views: 20 });
    run.core.handlers.performAction({ nonce });
    const end = await run.ended(run.source('Keynote'));
    expect(end).toMatchObject({ outcome: 'changed' });
    expect(end.sentence).toContain('active now with 20 views');
    expect(run.changes()).toEqual([]);
    const again = await run.plan('disable', ['Keynote']);
    expect(again.typeLabel).toBe(true);
  });

  it('stops a deletion of a stream that went on air while it waited', async () => {
    const run = await studio();
    const { nonce } = await run.plan('delete', ['Keynote']);
    run.core.handlers.performAction({ nonce, typedLabel: 'Keynote' });
    await run.turn(4_000);
    run.vendors.fastpix.set(run.vendors.fastpix.find('Keynote'), { status: 'active', views: 3 });
    expect(await run.ended(run.source('Keynote'))).toMatchObject({ outcome: 'changed' });
    expect(run.changes()).toEqual([]);
  });

  it('finds done what somebody else did meanwhile, and sends nothing', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Keynote']);
    run.vendors.fastpix.set(run.vendors.fastpix.find('Keynote'), { status: 'disabled' });
    run.core.handlers.performAction({ nonce });
    expect(await run.ended(run.source('Keynote'))).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual([]);
  });

  it('must succeed: what cannot be seen is not touched', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Keynote']);
    run.vendors.faults.add({ kind: 'status', status: 500 });
    run.core.handlers.performAction({ nonce });
    expect(await run.ended(run.source('Keynote'))).toMatchObject({ outcome: 'not-sent' });
    expect(run.changes()).toEqual([]);
  });
});
