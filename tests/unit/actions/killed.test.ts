import { describe, expect, it } from 'vitest';
import type { Result } from '#contract/failure';
import type { HttpAnswer } from '../../../src-main/core/ports.ts';
import { studio, type StudioOptions } from './studio.ts';

const never = new Promise<Result<HttpAnswer>>(() => undefined);

/** A run that is killed while a request that changes something is on its way: nothing of it goes on. */
async function killedWhileSending(isHeard: boolean, action = 'finish', label = 'Side stage') {
  let isDead = false;
  const first = await studio({
    onWay: async (request, go) => {
      if (isDead) return never;
      if (request.method === 'GET') return go();
      isDead = true;
      if (isHeard) await go();
      return never;
    },
  });
  const { nonce } = await first.plan(action, [label]);
  first.core.handlers.performAction({ nonce, typedLabel: label });
  for (let step = 0; step < 50 && !isDead; step++) await first.turn(250);
  return { ...first, source: first.source(label) };
}

/** The next start, with what the first has left. */
const again = (
  { vendors, clock, history }: Awaited<ReturnType<typeof killedWhileSending>>,
  more: StudioOptions = {},
) => studio({ vendors, clock, history, ...more });

describe('After a kill between sending and answer', () => {
  it('the audit tells that the change is unfinished', async () => {
    const killed = await killedWhileSending(true);
    expect(await killed.audit()).toMatchObject([{ outcome: 'unfinished', label: 'Side stage' }]);
  });

  it('the next start finds it done, and sends nothing', async () => {
    const killed = await killedWhileSending(true);
    const run = await again(killed);
    expect(await run.ended(killed.source)).toMatchObject({ outcome: 'confirmed' });
    await run.turn(40_000);
    expect(run.changes()).toEqual(['PUT finish']);
    const [entry, ...more] = await run.audit();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ outcome: 'confirmed' });
    expect(entry?.seen).toContain('The answer was lost');
  });

  it('the next start finds it not done, says so, and sends nothing', async () => {
    const killed = await killedWhileSending(false);
    const run = await again(killed);
    expect(await run.ended(killed.source)).toMatchObject({ outcome: 'unconfirmed' });
    await run.turn(40_000);
    expect(run.changes()).toEqual([]);
    expect((await run.audit())[0]).toMatchObject({ outcome: 'unconfirmed' });
  });

  it('the next start completes a deletion although the stream is nowhere any more', async () => {
    const killed = await killedWhileSending(true, 'delete', 'Backstage');
    const run = await again(killed);
    expect(await run.ended(killed.source)).toMatchObject({ outcome: 'confirmed' });
    expect(run.changes()).toEqual(['DELETE']);
  });

  it('also when changes are switched off since: looking is no change', async () => {
    const killed = await killedWhileSending(true);
    const run = await again(killed, { allowChanges: false });
    expect(await run.ended(killed.source)).toMatchObject({ outcome: 'confirmed' });
  });

  it('closes the line of an account that is gone', async () => {
    const killed = await killedWhileSending(true);
    const run = await again(killed, { accounts: () => [], sources: () => [] });
    await run.turn(1_000);
    expect((await run.audit())[0]).toMatchObject({ outcome: 'unconfirmed' });
  });

  it('leaves a complete line as it is', async () => {
    const first = await studio();
    const { nonce } = await first.plan('disable', ['Keynote']);
    first.core.handlers.performAction({ nonce });
    await first.ended(first.source('Keynote'));
    const before = await first.audit();
    const run = await again({ ...first, source: '' });
    await run.turn(5_000);
    expect(await run.audit()).toEqual(before);
    expect(run.progress).toEqual([]);
  });
});

describe('When the app is ended while an action is looked after', () => {
  it('the line stays unfinished, and the next start completes it', async () => {
    const first = await studio();
    first.vendors.fastpix.setUp({ ignoresActions: true });
    const { nonce } = await first.plan('finish', ['Side stage']);
    const source = first.source('Side stage');
    first.core.handlers.performAction({ nonce });
    await first.turn(5_000);
    first.core.stop();
    expect(await first.audit()).toMatchObject([{ outcome: 'unfinished' }]);
    first.vendors.fastpix.set(first.vendors.fastpix.find('Side stage'), { status: 'idle' });
    const run = await again({ ...first, source });
    expect(await run.ended(source)).toMatchObject({ outcome: 'confirmed' });
  });
});
