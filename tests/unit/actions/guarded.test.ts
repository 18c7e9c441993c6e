import { describe, expect, it } from 'vitest';
import { failed } from '#contract/failure';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import { studio } from './studio.ts';

describe('With “Allow changes” off', () => {
  it('no action is planned', async () => {
    const run = await studio({ allowChanges: false });
    const plan = await run.core.handlers.planAction({
      action: 'disable',
      sources: [run.source('Keynote')],
      by: 'window',
    });
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect(run.core.handlers.performAction({ nonce: 'made-up' })).toMatchObject({ ok: false });
    await run.turn(60_000);
    expect(run.changes()).toEqual([]);
  });

  it('a plan from before is not confirmed', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Keynote']);
    await run.core.handlers.changeAccount({ id: 'fp', allowChanges: false });
    expect(run.core.handlers.performAction({ nonce })).toMatchObject({ failure: { kind: 'forbidden' } });
    await run.turn(10_000);
    expect(run.changes()).toEqual([]);
  });

  it('an action that still waits is not sent', async () => {
    const run = await studio();
    const { nonce } = await run.plan('delete', ['Backstage']);
    run.core.handlers.performAction({ nonce, typedLabel: 'Backstage' });
    await run.turn(4_000);
    await run.core.handlers.changeAccount({ id: 'fp', allowChanges: false });
    expect(await run.ended(run.source('Backstage'))).toMatchObject({ outcome: 'not-sent' });
    expect(run.changes()).toEqual([]);
  });

  it('an action that has looked already is not sent', async () => {
    const inner = createMemoryHistory();
    const run = await studio({
      history: {
        ...inner,
        ask: async (name, question) => {
          // Between the last look and the request: the line is being kept.
          if (name === 'audit' && 'id' in Object(question))
            await run.core.handlers.changeAccount({ id: 'fp', allowChanges: false });
          return inner.ask(name, question);
        },
      },
    });
    const { nonce } = await run.plan('disable', ['Keynote']);
    run.core.handlers.performAction({ nonce });
    expect(await run.ended(run.source('Keynote'))).toMatchObject({ outcome: 'not-sent' });
    expect(run.changes()).toEqual([]);
    expect((await run.audit())[0]).toMatchObject({ outcome: 'not-sent' });
  });
});

describe('One confirmation', () => {
  it('sends one request, however often it is pressed', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Keynote']);
    for (let i = 0; i < 5; i++) expect(run.core.handlers.performAction({ nonce }).ok).toBe(true);
    await run.ended(run.source('Keynote'));
    expect(run.core.handlers.performAction({ nonce }).ok).toBe(true);
    await run.turn(40_000);
    expect(run.changes()).toEqual(['PUT live-disable']);
    expect(await run.audit()).toHaveLength(1);
  });

  it('needs a nonce that a plan has given', async () => {
    const run = await studio();
    for (const nonce of ['', 'x', 'constructor']) {
      expect(run.core.handlers.performAction({ nonce })).toMatchObject({ ok: false });
    }
    expect(run.changes()).toEqual([]);
  });

  it('needs the label where somebody is cut off, and can be tried again after a slip', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Side stage']);
    for (const typedLabel of [undefined, '', 'side stage', 'Keynote']) {
      expect(run.core.handlers.performAction({ nonce, typedLabel })).toMatchObject({
        failure: { kind: 'invalid', fields: [{ path: 'typedLabel' }] },
      });
    }
    await run.turn(10_000);
    expect(run.changes()).toEqual([]);
    run.core.handlers.performAction({ nonce, typedLabel: ' Side stage ' });
    expect(await run.ended(run.source('Side stage'))).toMatchObject({ outcome: 'confirmed' });
  });

  it('is for what was shown: a plan that is old is not carried out', async () => {
    const run = await studio();
    const { nonce } = await run.plan('disable', ['Keynote']);
    await run.turn(121_000);
    expect(run.core.handlers.performAction({ nonce })).toMatchObject({ failure: { kind: 'invalid' } });
    expect(run.changes()).toEqual([]);
  });

  it('holds for one action on a stream at a time', async () => {
    const run = await studio();
    const first = await run.plan('finish', ['Side stage']);
    const second = await run.plan('disable', ['Side stage']);
    run.core.handlers.performAction({ nonce: first.nonce });
    const typedLabel = 'Side stage';
    const busy = run.core.handlers.performAction({ nonce: second.nonce, typedLabel });
    expect(busy).toMatchObject({ failure: { kind: 'rejected' } });
    await run.ended(run.source('Side stage'));
    expect(run.changes()).toEqual(['PUT finish']);
  });

  it('acts once on a stream that two sources watch', async () => {
    const run = await studio({
      sources: ({ fastpix }) =>
        ['One', 'Other'].map((label) => ({
          id: label,
          account: 'fp',
          kind: 'stream',
          key: { streamId: fastpix.find('Keynote') },
          label,
        })),
    });
    const plan = await run.plan('disable', ['One', 'Other']);
    expect(plan.items).toHaveLength(1);
    const one = await run.plan('disable', ['One']);
    run.core.handlers.performAction({ nonce: one.nonce });
    expect(run.core.handlers.performAction({ nonce: plan.nonce })).toMatchObject({
      failure: { kind: 'rejected' },
    });
    await run.ended('One');
    expect(run.changes()).toEqual(['PUT live-disable']);
  });
});

describe('The audit line', () => {
  it('must be kept before anything is sent', async () => {
    const inner = createMemoryHistory();
    const run = await studio({
      history: { ...inner, ask: async () => failed('storage', 'The disk is full.') },
    });
    const { nonce } = await run.plan('disable', ['Keynote']);
    run.core.handlers.performAction({ nonce });
    const end = await run.ended(run.source('Keynote'));
    expect(end).toMatchObject({ outcome: 'not-sent' });
    expect(end.sentence).toContain('The disk is full.');
    expect(run.changes()).toEqual([]);
  });
});

describe('What the state of a stream does not allow', () => {
  it.each([
    ['finish', 'Keynote', 'idle'],
    ['enable', 'Keynote', 'idle'],
    ['disable', 'Backstage', 'disabled'],
    ['update', 'Backstage', 'disabled'],
    ['delete', 'Side stage', 'active'],
  ])('%s of %s is refused before it is asked for, and why is told', async (action, label, status) => {
    const run = await studio();
    const values = action === 'update' ? { reconnectWindow: 90 } : undefined;
    const sources = [run.source(label)];
    const plan = await run.core.handlers.planAction({ action, sources, values, by: 'window' });
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
    expect(!plan.ok && plan.failure.message).toContain(`${label} is ${status}`);
  });

  it('a trial stream is not enabled', async () => {
    const run = await studio();
    run.vendors.fastpix.change(run.vendors.fastpix.find('Backstage'), { trial: true });
    const sources = [run.source('Backstage')];
    const plan = await run.core.handlers.planAction({ action: 'enable', sources, by: 'window' });
    expect(!plan.ok && plan.failure.message).toContain('trial');
  });

  it('a source without actions has none', async () => {
    const run = await studio({ account: 'storm' });
    const sources = [run.source('Race feed')];
    expect(await run.core.handlers.planAction({ action: 'disable', sources, by: 'window' })).toMatchObject({
      ok: false,
    });
  });
});
