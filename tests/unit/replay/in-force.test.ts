import { describe, expect, it } from 'vitest';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { configurationOf, coreRun, type CoreRun } from '../../support/core-run.ts';
import { tableHttp } from '../../support/table-http.ts';
import { account, counts, project, run, secrets, snapshotOf } from '../core/watched-projects.ts';
import { show, showRun } from '../core/watched-show.ts';
import { MINUTE, valueOf } from './evening.ts';

const incidentOf = (one: CoreRun, rule: string) => {
  const incident = snapshotOf(one).incidents.find((found) => found.rule === rule);
  if (!incident) throw new Error('nothing happened');
  return incident;
};

async function opened(one: CoreRun, incident: string) {
  const { text } = valueOf(await one.core.incidentDocument(incident, 'json'));
  return { text, view: valueOf(await one.core.openIncidentFile('file.json', text)) };
}

describe('an incident file opens again', () => {
  it('where events were in force, and where it is about one, however long its name', async () => {
    const name = 'Gala '.repeat(40).trim();
    const one = showRun({ stage: () => 'off', hall: () => counts(40, 14) }, [{ ...show, name }]);
    await one.core.start();
    await one.clock.advance(8 * MINUTE);
    const missing = incidentOf(one, 'event:show');
    expect(missing.ruleName).toBe(`Should be live (${name})`);
    for (const { id } of [missing, incidentOf(one, 'queue-long')]) {
      const { view } = await opened(one, id);
      expect(view.stored).toBeGreaterThan(0);
      expect(view.proved).toBe(view.stored);
    }
    one.core.stop();
  });

  it('where destinations were told, and names none of them', async () => {
    const one = coreRun(
      (clock) => tableHttp(clock, (path) => (path === '' ? { status: 204 } : counts(50, 14))),
      configurationOf({
        accounts: [account('sp')],
        sources: [project('showroom')],
        rules: starterRules.map((rule) => ({ ...rule, destinations: ['ops'] })),
        destinations: [
          { id: 'ops', name: 'Canary room', preset: 'json', host: 'hooks.example.com', allowHttp: false },
        ],
      }),
      { ...secrets, 'destination/ops': { url: 'https://hooks.example.com/a' } },
    );
    await one.core.start();
    await one.clock.advance(2 * MINUTE);
    const { id, deliveries } = incidentOf(one, 'queue-long');
    expect(deliveries).toMatchObject([{ ok: true, destination: 'Canary room' }]);
    const { text, view } = await opened(one, id);
    expect(text).not.toContain('Canary room');
    expect(view.proved).toBe(view.stored);
    one.core.stop();
  });
});

it('shows where nobody looked as a gap, with why, and none where somebody did', async () => {
  const one = run((_path, nth) => counts(50, nth > 24 ? 14 : 0), [project('showroom')]);
  await one.core.start();
  await one.clock.advance(5 * MINUTE);
  const asleepFrom = one.clock.now();
  one.clock.sleep(20 * MINUTE);
  one.core.wake('resume', asleepFrom);
  await one.clock.advance(5 * MINUTE);
  one.core.pauseAll();
  await one.clock.advance(4 * MINUTE);
  one.core.resumeAll();
  await one.clock.advance(5 * MINUTE);
  const { id, from, until } = valueOf(
    await one.core.handlers.openReplay({ incident: incidentOf(one, 'queue-long').id }),
  );
  const series = [{ source: 'showroom', metric: 'queue' }];
  const asked = { id, now: until, from, until, series, width: 600 };
  const { gaps } = valueOf(one.core.handlers.readReplayHistory(asked));
  expect(gaps.map(({ kind }) => kind)).toEqual(['app-off', 'paused']);
  expect((gaps[0]?.until ?? 0) - (gaps[0]?.from ?? 0)).toBeGreaterThanOrEqual(20 * MINUTE);
  const before = valueOf(one.core.handlers.readReplayHistory({ ...asked, now: asleepFrom }));
  expect(before.gaps).toEqual([]);
  one.core.stop();
});
