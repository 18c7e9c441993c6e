import { describe, expect, it } from 'vitest';
import { failed } from '#contract/failure';
import type { Effect } from '../../../src-main/demo/faults/fault.ts';
import { studio, type StudioOptions } from './studio.ts';

/** Finishes Side stage with a fault on the request that changes something. */
async function finishWith(fault: Effect | undefined, more: StudioOptions = {}) {
  const run = await studio(more);
  if (fault) run.vendors.faults.add({ ...fault, method: 'PUT' });
  const { nonce } = await run.plan('finish', ['Side stage']);
  const source = run.source('Side stage');
  run.core.handlers.performAction({ nonce });
  const end = await run.ended(source);
  await run.turn(60_000);
  const [entry] = await run.audit();
  return {
    run,
    end,
    entry,
    status: () => run.vendors.fastpix.standing(run.vendors.fastpix.find('Side stage')).status,
  };
}

describe('An action that FastPix refuses', () => {
  it.each([
    [400, 'stream cannot be completed', 'stream cannot be completed'],
    [401, undefined, 'does not accept the access token'],
    [403, undefined, 'permission to write'],
    [404, undefined, 'no stream with this ID'],
    [422, undefined, 'did not accept a value'],
    [429, undefined, 'fewer requests'],
  ])('with %i is told in its words, and not tried again', async (status, message, words) => {
    const fault = { kind: 'status', status, ...(message === undefined ? {} : { message }) } as const;
    const { run, end, entry } = await finishWith(fault);
    expect(end).toMatchObject({ outcome: 'refused' });
    expect(end.sentence).toContain(words);
    expect(run.changes()).toEqual(['PUT finish']);
    expect(entry).toMatchObject({ outcome: 'refused' });
    expect(entry?.seen).toContain(words);
  });

  it('with “success: false” and a good status is no less refused', async () => {
    const body = { success: false, error: { code: 400, message: 'stream cannot be completed' } };
    const { run, end } = await finishWith({ kind: 'status', status: 200, body });
    expect(end).toMatchObject({ outcome: 'refused' });
    expect(run.changes()).toEqual(['PUT finish']);
  });

  it('with 429 lets the account rest', async () => {
    const run = await studio();
    run.vendors.faults.add({ kind: 'status', status: 429, method: 'PUT', headers: { 'retry-after': '40' } });
    const { nonce } = await run.plan('finish', ['Side stage']);
    run.core.handlers.performAction({ nonce });
    await run.ended(run.source('Side stage'));
    run.vendors.clear();
    await run.turn(35_000);
    expect(run.vendors.requests()).toEqual([]);
    await run.turn(30_000);
    expect(run.vendors.requests().length).toBeGreaterThan(0);
    expect(run.changes()).toEqual([]);
  });
});

describe('An action whose answer says nothing', () => {
  it('is found to be done by a look, and sent once: the answer was lost', async () => {
    const { run, end, entry } = await finishWith({ kind: 'lose-answer' });
    expect(end).toMatchObject({ outcome: 'confirmed' });
    expect(end.sentence).toContain('The answer was lost');
    expect(run.changes()).toEqual(['PUT finish']);
    expect(entry).toMatchObject({ outcome: 'confirmed' });
    const reading = run.progress.find((one) => one.phase === 'reading');
    expect(reading?.sentence).toContain('Result unknown');
  });

  it.each([
    ['the connection was cut before it was heard', { kind: 'cut', where: 'before-headers' }],
    ['the vendor has a fault of its own', { kind: 'status', status: 500 }],
    ['a gateway gave up', { kind: 'status', status: 524, page: true }],
    ['a sign-in page came instead', { kind: 'rubbish', what: 'html' }],
    ['the request was sent on elsewhere', { kind: 'redirect', to: 'other-origin' }],
  ] as const)('is not confirmed after 30 s, and sent once: %s', async (_why, fault) => {
    const run = await studio();
    run.vendors.fastpix.setUp({ ignoresActions: true });
    const { run: same, end, entry, status } = await finishWith(fault, { vendors: run.vendors });
    expect(end).toMatchObject({ outcome: 'unconfirmed' });
    expect(same.changes()).toEqual(['PUT finish']);
    expect(status()).toBe('active');
    expect(entry).toMatchObject({ outcome: 'unconfirmed' });
    expect(entry?.seen).toContain('Last seen: active');
  });

  it('is not confirmed when it was accepted, but nothing changes', async () => {
    const run = await studio();
    run.vendors.fastpix.setUp({ ignoresActions: true });
    const began = run.clock.monotonic();
    const { nonce } = await run.plan('finish', ['Side stage']);
    run.core.handlers.performAction({ nonce });
    const end = await run.ended(run.source('Side stage'));
    expect(end).toMatchObject({ outcome: 'unconfirmed' });
    expect(end.sentence).toContain('The request was accepted.');
    expect(run.clock.monotonic() - began).toBeGreaterThanOrEqual(30_000);
    expect(run.changes()).toEqual(['PUT finish']);
  });

  it.each([true, false])('is looked for after a time-out, and sent once (done: %s)', async (isDone) => {
    let timeouts = 0;
    const { run, end } = await finishWith(undefined, {
      onWay: async (request, go) => {
        if (request.method === 'GET') return go();
        timeouts += 1;
        if (isDone) await go();
        return failed('timeout', 'api.example.test took too long.');
      },
    });
    expect(timeouts).toBe(1);
    expect(run.changes()).toEqual(isDone ? ['PUT finish'] : []);
    expect(end.outcome).toBe(isDone ? 'confirmed' : 'unconfirmed');
  });

  it('is unconfirmed when it cannot be looked at either', async () => {
    let isCut = false;
    const { end } = await finishWith(undefined, {
      onWay: async (request, go) => {
        isCut ||= request.method === 'PUT';
        return isCut ? failed('unreachable', 'Cannot reach api.example.test.') : go();
      },
    });
    expect(end).toMatchObject({ outcome: 'unconfirmed' });
    expect(end.sentence).toContain('Cannot reach');
  });
});

describe('A stream that is to be deleted', () => {
  it('and is gone already counts as done', async () => {
    const run = await studio();
    const { nonce } = await run.plan('delete', ['Backstage']);
    const source = run.source('Backstage');
    run.vendors.fastpix.remove(run.vendors.fastpix.find('Backstage'));
    run.core.handlers.performAction({ nonce, typedLabel: 'Backstage' });
    expect(await run.ended(source)).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual([]);
  });

  it('and goes while the request is on its way counts as done', async () => {
    const run = await studio();
    run.vendors.faults.add({ kind: 'status', status: 404, method: 'DELETE' });
    const { nonce } = await run.plan('delete', ['Backstage']);
    run.core.handlers.performAction({ nonce, typedLabel: 'Backstage' });
    expect(await run.ended(run.source('Backstage'))).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual(['DELETE']);
  });
});
