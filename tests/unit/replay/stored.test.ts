import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplayView } from '#contract/channels/replay';
import { parseFileText } from '../../../src-main/core/replay/parse-file.ts';
import { provedIn } from '../../../src-main/core/replay/proved.ts';
import { providers } from '../../../src-main/providers/registry.ts';
import { configurationOf, coreRun, type CoreRun } from '../../support/core-run.ts';
import { diskHistory } from '../../support/disk-history.ts';
import { runAgain } from '../../support/recorded-day/from-disk.ts';
import { tableHttp } from '../../support/table-http.ts';
import { turnedClock, type TurnedClock } from '../../support/turned-clock.ts';
import { account, counts, project, secrets, snapshotOf } from '../core/watched-projects.ts';
import { MINUTE, SECOND, valueOf } from './evening.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tallylight-replay-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One run of the app over the history in the file; the queue is a matter of the time, whatever app looks at it. */
async function begin(clock: TurnedClock, since: number) {
  const history = diskHistory(join(folder, 'history.sqlite'), { clock });
  const isLong = () => clock.now() - since > 2 * MINUTE && clock.now() - since < 9 * MINUTE;
  const one = coreRun(
    () => tableHttp(clock, () => counts(50, isLong() ? 14 : 0)),
    configurationOf({ accounts: [account('sp')], sources: [project('showroom', { label: 'Showroom' })] }),
    secrets,
    { clock, history },
  );
  await one.core.start();
  const end = async () => {
    one.core.stop();
    await history.close();
  };
  return { one, end };
}

const replayed = async ({ core }: CoreRun, incident: string): Promise<Omit<ReplayView, 'id'>> => {
  const { id: _counted, ...view } = valueOf(await core.handlers.openReplay({ incident }));
  return view;
};

describe('what a run of the app has stored on disk', () => {
  it('replays quiet by hand that began before the file does, byte for byte, with every decision proved', async () => {
    const clock = turnedClock();
    const first = await begin(clock, clock.now() + 28 * MINUTE);
    valueOf(first.one.core.handlers.quiet({ until: clock.now() + 120 * MINUTE }));
    await clock.advance(33 * MINUTE);
    const { incidents, overall } = snapshotOf(first.one);
    expect(overall.quiet).toMatchObject({ until: clock.now() + 87 * MINUTE, bypass: 'critical' });
    const { id = '' } = incidents.find(({ rule }) => rule === 'queue-grows') ?? {};
    const { why } = valueOf(await first.one.core.handlers.readIncident({ id }));
    const quiet = why?.trace.suppressors.find(({ name }) => name === 'quiet');
    expect(quiet).toMatchObject({ held: true, detail: expect.stringContaining('turned on by hand') });
    const once = await replayed(first.one, id);
    expect(once.stored).toBeGreaterThanOrEqual(1);
    expect(once.proved).toBe(once.stored);
    await first.end();
    const second = await begin(clock, clock.now());
    expect(JSON.stringify(await replayed(second.one, id))).toBe(JSON.stringify(once));
    await second.end();
  });

  it('replays byte for byte: through a restart in the middle, twice, on another time zone, and in a later run', async () => {
    const clock = turnedClock();
    const since = clock.now();
    const first = await begin(clock, since);
    await clock.advance(5 * MINUTE);
    const opened = snapshotOf(first.one).incidents.find(({ rule }) => rule === 'queue-long');
    valueOf(first.one.core.handlers.acknowledge({ incidents: [opened?.id ?? ''] }));
    await first.end();
    await clock.advance(40 * SECOND);
    const second = await begin(clock, since);
    await clock.advance(15 * MINUTE);
    const incident = snapshotOf(second.one).incidents.find(({ id }) => id === opened?.id);
    expect(incident?.acknowledgedAt).toBeDefined();
    expect(incident?.closedAt).toBeDefined();
    const view = await replayed(second.one, incident?.id ?? '');
    expect(view.stored).toBeGreaterThanOrEqual(2);
    expect(view.proved).toBe(view.stored);
    expect(view.steps.some(({ text }) => text.startsWith('Nobody looked for'))).toBe(true);
    const once = JSON.stringify(view);
    expect(JSON.stringify(await replayed(second.one, view.incident.id))).toBe(once);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Chatham';
    expect(JSON.stringify(await replayed(second.one, view.incident.id))).toBe(once);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    await second.end();
    const third = await begin(clock, since);
    expect(JSON.stringify(await replayed(third.one, view.incident.id))).toBe(once);
    await third.end();
  });

  it('is proved in the very moment in which a hold opens that a restart had interrupted', async () => {
    // Looks are stamped to a tenth of a second, this one between two of them: never to the one that has yet to come.
    const clock = turnedClock(Date.UTC(2026, 0, 1) + 37);
    const since = clock.now();
    const first = await begin(clock, since);
    await clock.advance(2 * MINUTE + 12_345);
    await first.end();
    await clock.advance(40 * SECOND);
    const second = await begin(clock, since);
    while (second.one.notices.length === 0) await clock.advance(1);
    const incident = snapshotOf(second.one).incidents.find(({ rule }) => rule === 'queue-long');
    expect(incident?.openedAt).toBeLessThanOrEqual(clock.now());
    const document = valueOf(await second.one.core.incidentDocument(incident?.id ?? '', 'json'));
    const file = valueOf(parseFileText(document.text, providers));
    const [trace] = file.traces;
    const hold = trace?.timers.find(({ name }) => name === 'hold');
    expect(hold?.since).toBeGreaterThan(since + 2 * MINUTE + 40 * SECOND);
    expect(provedIn(file.traces, (await runAgain(file)).traces)).toBe(1);
    await second.end();
  });
});
