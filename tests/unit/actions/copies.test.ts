import { describe, expect, it } from 'vitest';
import { failed } from '#contract/failure';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import { studio, type Studio } from './studio.ts';

const copy = (run: Studio, which: string, label = 'Keynote') =>
  run.core.handlers.copySecret({ source: run.source(label), which, by: 'palette' });
const bodyOf = (run: Studio, name = 'Keynote') => run.vendors.fastpix.stream(run.vendors.fastpix.find(name));

describe('Copying a secret of a stream', () => {
  it.each(['streamKey', 'srtSecret'] as const)('puts the %s on the clipboard for 30 s', async (which) => {
    const run = await studio();
    const copied = await copy(run, which);
    expect(run.clipboard).toBe(bodyOf(run)[which]);
    expect(copied).toMatchObject({ ok: true, value: { clearsAt: run.clock.now() + 30_000 } });
    await run.turn(29_000);
    expect(run.clipboard).not.toBe('');
    await run.turn(2_000);
    expect(run.clipboard).toBe('');
  });

  it('is written down, with who asked and without the secret', async () => {
    const run = await studio({ allowChanges: false });
    const copied = await copy(run, 'streamKey');
    const [entry] = await run.audit('stream key');
    expect(entry).toMatchObject({ outcome: 'copied', by: 'palette', label: 'Keynote' });
    const told = JSON.stringify([
      copied,
      await run.history.ask('audit', { limit: 9 }),
      run.log,
      run.progress,
    ]);
    expect(told).not.toContain(bodyOf(run).streamKey);
    expect(run.changes()).toEqual([]);
  });

  it('leaves on the clipboard what came there since', async () => {
    const run = await studio();
    await copy(run, 'streamKey');
    run.clipboard = 'my own text';
    await run.turn(40_000);
    expect(run.clipboard).toBe('my own text');
  });

  it('gives the second secret its own 30 s', async () => {
    const run = await studio();
    await copy(run, 'streamKey');
    await run.turn(20_000);
    await copy(run, 'streamKey', 'Side stage');
    await run.turn(20_000);
    expect(run.clipboard).toBe(bodyOf(run, 'Side stage').streamKey);
    await run.turn(15_000);
    expect(run.clipboard).toBe('');
  });

  it('clears the clipboard when the app ends', async () => {
    const run = await studio();
    await copy(run, 'streamKey');
    run.core.stop();
    await run.turn(250);
    expect(run.clipboard).toBe('');
  });

  it.each(['password', 'constructor', '__proto__', ''])('knows no “%s”', async (which) => {
    const run = await studio();
    expect(await copy(run, which)).toMatchObject({ ok: false });
    expect(run.clipboard).toBe('');
  });

  it('does not happen when it cannot be written down, or fetched', async () => {
    const inner = createMemoryHistory();
    const run = await studio({ history: { ...inner, ask: async () => failed('storage', 'Full.') } });
    expect(await copy(run, 'streamKey')).toMatchObject({ failure: { kind: 'storage' } });
    run.vendors.faults.add({ kind: 'status', status: 403 });
    expect(await copy(run, 'streamKey')).toMatchObject({ failure: { kind: 'forbidden' } });
    expect(run.clipboard).toBe('');
  });
});
