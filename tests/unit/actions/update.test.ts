import { describe, expect, it } from 'vitest';
import type { ActionValues, Pair } from '#contract/channels/actions';
import { studio, type Studio } from './studio.ts';

const LABEL = 'Side stage';
const idOf = (run: Studio) => run.vendors.fastpix.find('Side stage');
const metadataOf = (run: Studio) => run.vendors.fastpix.stream(idOf(run)).metadata;

async function formOf(run: Studio) {
  const form = await run.core.handlers.readActionForm({ action: 'update', source: run.source(LABEL) });
  if (!form.ok) throw new Error(form.failure.message);
  return form.value.values;
}

async function wrong(run: Studio, values: ActionValues) {
  const sources = [run.source(LABEL)];
  const plan = await run.core.handlers.planAction({ action: 'update', sources, values, by: 'window' });
  if (plan.ok) throw new Error('should not be planned');
  return plan.failure;
}

async function updated(run: Studio, values: ActionValues) {
  const plan = await run.plan('update', [LABEL], values);
  run.core.handlers.performAction({ nonce: plan.nonce });
  return { plan, end: await run.ended(run.source(LABEL)) };
}

describe('Updating a stream', () => {
  it('begins with the values as FastPix has them', async () => {
    const run = await studio();
    expect(await formOf(run)).toEqual({
      metadata: [
        { name: 'name', value: 'Side stage' },
        { name: 'room', value: 'B2' },
      ],
      reconnectWindow: 60,
    });
  });

  it('shows every entry that is added, changed, removed and kept before it replaces them all', async () => {
    const run = await studio();
    const metadata = [
      { name: 'name', value: 'Side stage' },
      { name: 'floor', value: '2' },
    ];
    const { plan, end } = await updated(run, { metadata, reconnectWindow: 120 });
    expect(plan.differences).toEqual([
      { field: 'metadata', name: 'name', change: 'same', before: 'Side stage', after: 'Side stage' },
      { field: 'metadata', name: 'room', change: 'removed', before: 'B2' },
      { field: 'metadata', name: 'floor', change: 'added', after: '2' },
      { field: 'reconnectWindow', change: 'changed', before: '60', after: '120' },
    ]);
    expect(end).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual(['PATCH']);
    expect(metadataOf(run)).toEqual({ name: 'Side stage', floor: '2' });
    expect((await run.audit())[0]?.sent).toContain('metadata room: “B2” → none');
  });

  it('sends only what is different', async () => {
    const run = await studio();
    await updated(run, { ...(await formOf(run)), reconnectWindow: 90 });
    const patch = run.vendors.requests().find((request) => request.method === 'PATCH');
    expect(JSON.parse(patch?.body ?? '')).toEqual({ reconnectWindow: 90 });
  });

  it('keeps values that look like secrets without ever showing them', async () => {
    const run = await studio();
    const secret = 'canary-metadata-8812';
    const streamKey = run.vendors.fastpix.stream(idOf(run)).streamKey;
    run.vendors.fastpix.change(idOf(run), {
      metadata: { name: LABEL, api_key: secret, note: `use ${streamKey}` },
    });
    const form = await formOf(run);
    expect(form['metadata']).toEqual([{ name: 'name', value: LABEL }, { name: 'api_key' }, { name: 'note' }]);
    const metadata = [...(form['metadata'] as readonly Pair[]), { name: 'floor', value: '2' }];
    const { plan, end } = await updated(run, { metadata });
    expect(end).toMatchObject({ outcome: 'confirmed' });
    expect(metadataOf(run)).toEqual({ name: LABEL, api_key: secret, note: `use ${streamKey}`, floor: '2' });
    const told = JSON.stringify([
      plan,
      form,
      run.progress,
      await run.history.ask('audit', { limit: 9 }),
      run.log,
    ]);
    expect(told).not.toContain(secret);
    expect(told).not.toContain(streamKey);
  });

  it.each<[string, ActionValues, string]>([
    ['59 s', { reconnectWindow: 59 }, 'values.reconnectWindow'],
    ['1801 s', { reconnectWindow: 1_801 }, 'values.reconnectWindow'],
    ['a broken number', { reconnectWindow: 60.5 }, 'values.reconnectWindow'],
    ['text for a number', { reconnectWindow: '90' }, 'values.reconnectWindow'],
    ['a long value', { metadata: [{ name: 'a', value: 'x'.repeat(256) }] }, 'values.metadata.0.value'],
    ['no name', { metadata: [{ name: ' ', value: 'x' }] }, 'values.metadata.0.name'],
    [
      'a name twice',
      {
        metadata: [
          { name: 'a', value: '1' },
          { name: 'a ', value: '2' },
        ],
      },
      'values.metadata.1.name',
    ],
    [
      'eleven entries',
      { metadata: Array.from({ length: 11 }, (_, i) => ({ name: `n${i}`, value: '' })) },
      'values.metadata',
    ],
    ['a hidden value that is not there', { metadata: [{ name: 'api_key' }] }, 'values.metadata.0.value'],
    ['another field', { status: 'active' }, 'values.status'],
  ])('refuses %s before anything is sent', async (_what, values, path) => {
    const run = await studio();
    expect(await wrong(run, values)).toMatchObject({ kind: 'invalid', fields: [{ path }] });
  });

  it('refuses what would change nothing', async () => {
    const run = await studio();
    expect(await wrong(run, await formOf(run))).toMatchObject({ kind: 'invalid' });
    expect(await wrong(run, {})).toMatchObject({ kind: 'invalid' });
  });

  it('is not sent when somebody else has changed the same values since', async () => {
    const run = await studio();
    const { nonce } = await run.plan('update', [LABEL], { metadata: [{ name: 'name', value: LABEL }] });
    run.vendors.fastpix.change(idOf(run), { metadata: { name: LABEL, room: 'C3' } });
    run.core.handlers.performAction({ nonce });
    const end = await run.ended(run.source(LABEL));
    expect(end).toMatchObject({ outcome: 'changed' });
    expect(end.sentence).toContain('changed elsewhere');
    expect(run.changes()).toEqual([]);
  });

  it('is sent when only the state has changed since', async () => {
    const run = await studio();
    const { nonce } = await run.plan('update', [LABEL], { reconnectWindow: 300 });
    run.vendors.fastpix.set(idOf(run), { status: 'idle' });
    run.core.handlers.performAction({ nonce });
    expect(await run.ended(run.source(LABEL))).toMatchObject({ outcome: 'confirmed' });
  });

  it('is found done after its answer was lost, also with a hidden value', async () => {
    const run = await studio();
    run.vendors.fastpix.change(idOf(run), { metadata: { name: LABEL, token: 'canary-3' } });
    run.vendors.faults.add({ kind: 'lose-answer', method: 'PATCH', times: 1 });
    const { end } = await updated(run, {
      metadata: [{ name: 'name', value: LABEL }, { name: 'token' }, { name: 'x', value: 'y' }],
    });
    expect(end).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual(['PATCH']);
  });
});
