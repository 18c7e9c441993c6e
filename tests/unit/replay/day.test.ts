import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFileText } from '../../../src-main/core/replay/parse-file.ts';
import { provedIn } from '../../../src-main/core/replay/proved.ts';
import type { ReplayRun } from '../../../src-main/core/replay/run.ts';
import { providers } from '../../../src-main/providers/registry.ts';
import { bundled, childEnvironment } from '../../support/bundled.ts';
import { coreRun } from '../../support/core-run.ts';
import { diskHistory } from '../../support/disk-history.ts';
import { START } from '../../support/long-show/play.ts';
import { dayCast } from '../../support/recorded-day/cast.ts';
import { recordDay, type RecordedDay } from '../../support/recorded-day/day.ts';
import { lastOf, readDay, runAgain, type Stored } from '../../support/recorded-day/from-disk.ts';
import { tableHttp } from '../../support/table-http.ts';
import { turnedClock } from '../../support/turned-clock.ts';
import { valueOf } from './evening.ts';

const folder = mkdtempSync(join(tmpdir(), 'tallylight-day-'));
const path = join(folder, 'history.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let day: RecordedDay;
let stored: Stored;
let again: ReplayRun;
beforeAll(async () => {
  const entry = await bundled('tests/support/long-show/turned-store.ts', join(folder, 'built'), 'store');
  day = await recordDay({ entry, env: childEnvironment }, folder);
  stored = await read();
  again = await runAgain(stored.file);
}, 600_000);

/** What a newly started app finds in the file. */
async function read(): Promise<Stored> {
  const history = diskHistory(path, { clock: turnedClock(day.until) });
  const found = await readDay(history, dayCast(), { from: START, until: day.until });
  await history.close();
  return found;
}

const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();

describe('a whole day of three vendors, looked at every 5 s and kept on disk through a restart', () => {
  it('holds all that a day can bring', () => {
    const { file, incidents } = stored;
    const polls = file.sources.flatMap((source) => source.polls);
    expect(polls.length).toBeGreaterThan(85_000);
    const failures = new Set(polls.flatMap(({ failure }) => failure?.kind ?? []));
    expect([...failures].sort()).toEqual(['server', 'timeout', 'unreachable']);
    expect(polls.some((poll) => poll.networkDown === true)).toBe(true);
    const told = file.inputs.map((one) => (one.type === 'command' ? one.command.type : one.type));
    const kinds = 'rules quiet-hours acknowledge snooze end-snooze sources-paused sources-removed woke';
    for (const kind of kinds.split(' ')) expect(told).toContain(kind);
    const decisions = new Set(file.traces.map(({ decision }) => decision));
    for (const one of 'notified held-back recovery digest closed reopened'.split(' '))
      expect([...decisions]).toContain(one);
    const held = file.traces.flatMap(({ suppressors }) => suppressors.filter((one) => one.held));
    const names = new Set(held.map(({ name }) => name));
    expect([...names].sort()).toEqual(['flapping', 'group', 'inhibit', 'quiet', 'snooze']);
    expect(incidents.some((one) => one.acknowledgedAt !== undefined)).toBe(true);
    expect(incidents.some((one) => one.label === 'Your network')).toBe(true);
  });

  it('replays to the events and traces that were stored live, byte for byte', () => {
    expect(lines(again.traces)).toEqual(lines(stored.file.traces));
    expect(lines(lastOf(again))).toEqual(lines(stored.incidents));
    expect(lines(again.notices)).toEqual(lines(day.notices.map((one) => ({ ...one, sound: false }))));
    expect(stored.file.traces.length).toBeGreaterThan(250);
  });

  it('replays to the same bytes a second time, on another time zone', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Chatham';
    const elsewhere = await read();
    const { traces, standings, notices } = await runAgain(elsewhere.file);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(JSON.stringify(elsewhere)).toBe(JSON.stringify(stored));
    expect(JSON.stringify({ traces, standings, notices })).toBe(
      JSON.stringify({ traces: again.traces, standings: again.standings, notices: again.notices }),
    );
  });

  it('is proved incident by incident, each from a file of its own', async () => {
    const clock = turnedClock(day.until);
    const history = diskHistory(path, { clock });
    const { core } = coreRun(
      () => tableHttp(clock, () => ({ status: 503 })),
      day.configuration,
      {},
      { clock, history },
    );
    await core.start();
    const watched = new Set(day.configuration.sources.map(({ id }) => id));
    const own = stored.incidents.filter(
      ({ id, sources }) => sources.every((one) => watched.has(one)) && !isShared(id),
    );
    for (const { id, title } of own) {
      const { text } = valueOf(await core.incidentDocument(id, 'json'));
      const file = valueOf(parseFileText(text, providers));
      expect(provedIn(file.traces, (await runAgain(file)).traces), title).toBe(file.traces.length);
    }
    expect(own.length).toBeGreaterThan(50);
    core.stop();
    await history.close();
  });
});

/** Told in one with incidents of other sources, of which its own file knows nothing. */
const isShared = (id: string) =>
  stored.file.traces.some(
    ({ incidents, suppressors }) =>
      incidents.includes(id) &&
      (incidents.length > 1 || suppressors.some(({ name, held }) => name === 'group' && held)),
  );
