import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseFileText } from '../../../src-main/core/replay/parse-file.ts';
import { provedIn } from '../../../src-main/core/replay/proved.ts';
import type { Effect } from '../../../src-main/demo/faults/fault.ts';
import { providers } from '../../../src-main/providers/registry.ts';
import { diskHistory } from '../../support/disk-history.ts';
import { runAgain } from '../../support/recorded-day/from-disk.ts';
import { turnedClock } from '../../support/turned-clock.ts';
import { studio, type Studio, type StudioOptions } from './studio.ts';

/** Does something to Side stage, which is on air, and looks on for a minute and a half. */
async function doneWith(action: string, fault?: Effect, more: StudioOptions = {}): Promise<Studio> {
  const run = await studio(more);
  await run.turn(20_000);
  if (fault) run.vendors.faults.add({ ...fault, method: 'PUT', times: 1 });
  const { nonce } = await run.plan(action, ['Side stage']);
  run.core.handlers.performAction({ nonce, typedLabel: 'Side stage' });
  await run.ended(run.source('Side stage'));
  await run.turn(90_000);
  return run;
}

/** The broadcaster goes off the air. */
const ended = ({ vendors }: Studio) =>
  vendors.fastpix.set(vendors.fastpix.find('Side stage'), { status: 'idle', views: 0 });

const told = ({ notices }: Studio) => notices.map(({ title }) => title);
const DOWN = 'Stream down: Side stage';

describe('A stream that goes down', () => {
  it.each(['finish', 'disable'])(
    'because of our own “%s” is in the list, and nobody is told',
    async (action) => {
      const run = await doneWith(action);
      expect(told(run)).toEqual([]);
      const snapshot = run.core.handlers.takeSnapshot();
      const incident = snapshot.ok ? snapshot.value.incidents.find(({ title }) => title === DOWN) : undefined;
      expect(incident?.body).toMatch(new RegExp(`^You ${action}(ed|d) this stream\\.`));
      expect(incident?.acknowledgedAt).toBeDefined();
      expect(snapshot.ok && snapshot.value.overall.state).toBe('ok');
    },
  );

  it('is told of when the vendor had refused, and it ended by itself', async () => {
    const run = await doneWith('finish', {
      kind: 'status',
      status: 400,
      message: 'stream cannot be completed',
    });
    ended(run);
    await run.turn(60_000);
    expect(told(run)).toEqual([DOWN]);
  });

  it('is told of when it is not confirmed that it was our doing', async () => {
    const body = { success: true };
    const run = await doneWith('finish', { kind: 'status', status: 200, body });
    await run.turn(60_000);
    ended(run);
    await run.turn(60_000);
    expect(told(run)).toEqual([DOWN]);
  });

  it('is told of when somebody else had finished it in the moment before', async () => {
    const run = await studio();
    await run.turn(20_000);
    const { nonce } = await run.plan('finish', ['Side stage']);
    ended(run);
    run.core.handlers.performAction({ nonce });
    expect((await run.ended(run.source('Side stage'))).sentence).toContain('already');
    await run.turn(60_000);
    expect(told(run)).toEqual([DOWN]);
  });

  it('tells in "why not?" what was done', async () => {
    const run = await doneWith('finish');
    const source = run.source('Side stage');
    const at = run.clock.now() - 30_000;
    const answer = await run.core.handlers.explainMinute({ source, at, rule: 'stream-down' });
    expect(answer.ok && answer.value[0]).toMatchObject({
      answer: 'held-back',
      sentence: 'The incident was open, but you finished this stream.',
    });
  });

  it('replays from the disk to the same decision', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tallylight-own-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const clock = turnedClock();
    const history = diskHistory(join(folder, 'history.sqlite'), { clock });
    const run = await doneWith('finish', undefined, { clock, history });
    const snapshot = run.core.handlers.takeSnapshot();
    const incident = snapshot.ok ? snapshot.value.incidents.find(({ title }) => title === DOWN) : undefined;
    const document = await run.core.incidentDocument(incident?.id ?? '', 'json');
    const file = document.ok && parseFileText(document.value.text, providers);
    if (!file || !file.ok) throw new Error('no file');
    const { traces } = await runAgain(file.value);
    expect(file.value.traces.map(({ suppressors }) => suppressors[0]?.name)).toEqual(['own-action']);
    expect(provedIn(file.value.traces, traces)).toBe(1);
    await history.close();
  });
});
