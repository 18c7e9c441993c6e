/** Rules in a whole running core: from HTTP answers to notifications, tones and the document of one round. */
import { describe, expect, it } from 'vitest';
import { coreRun, configurationOf } from '../../support/core-run.ts';
import { tableHttp } from '../../support/table-http.ts';
import { account, counts, project, run, secrets, snapshotOf } from '../core/watched-projects.ts';

describe('a running core', () => {
  it('raises exactly one notification when a queue rises from 2 to 9, and the light with it', async () => {
    const one = run(
      (_path, nth) => counts(50, nth < 4 ? 2 : 9),
      [project('showroom', { label: 'Showroom' })],
    );
    await one.core.start();
    await one.clock.advance(15 * 60_000);
    expect(one.notices).toHaveLength(1);
    expect(one.notices[0]).toMatchObject({ title: 'Queue growing: Showroom', source: 'showroom' });
    expect(one.notices[0]?.body).toMatch(/^9 waiting, up 7 in \d+ s/);
    expect(one.overalls.some((overall) => overall.state === 'warning')).toBe(true);
    one.core.stop();
  });

  it('has the starter rules although the settings have none', async () => {
    const one = coreRun(
      (clock) => tableHttp(clock, (_path, nth) => counts(50, nth < 4 ? 2 : 9)),
      configurationOf({ accounts: [account('sp')], sources: [project('a')], rules: [] }),
      secrets,
    );
    await one.core.start();
    await one.clock.advance(60_000);
    expect(one.notices.map((notice) => notice.title)).toEqual(['Queue growing: a']);
    const answer = one.core.handlers.readRules();
    expect(answer.ok && answer.value.map((view) => view.rule.id)).toContain('queue-long');
    one.core.stop();
  });

  it('tells of a vendor that does not answer after half a minute, and of its return', async () => {
    let down = false;
    const one = coreRun(
      (clock) => tableHttp(clock, () => (down ? { fail: 'unreachable' } : counts(1, 0))),
      configurationOf({ accounts: [account('sp')], sources: [project('a'), project('b')] }),
      secrets,
    );
    await one.core.start();
    await one.clock.advance(20_000);
    down = true;
    await one.clock.advance(60_000);
    expect(one.notices.map((notice) => notice.title)).toEqual(['Blind: 2 sources']);
    down = false;
    await one.clock.advance(150_000);
    expect(one.notices.map((notice) => notice.title)).toEqual(['Blind: 2 sources', 'Recovered: 2 sources']);
    expect(snapshotOf(one).incidents.every((incident) => incident.closedAt !== undefined)).toBe(true);
    one.core.stop();
  });

  it("tells of the operator's own network once, however many sources and accounts", async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
    let down = false;
    const one = coreRun(
      (clock) => tableHttp(clock, () => (down ? { fail: 'unreachable' } : counts(1, 0))),
      configurationOf({
        accounts: [account('sp'), account('sp2')],
        sources: ids.map((id, index) => project(id, { account: index % 2 ? 'sp' : 'sp2' })),
      }),
      { sp: { apiKey: 'x' }, sp2: { apiKey: 'y' } },
    );
    await one.core.start();
    await one.clock.advance(60_000);
    expect(one.notices).toEqual([]);
    down = true;
    await one.clock.advance(180_000);
    expect(one.notices.map((notice) => notice.title)).toEqual(['No account can be reached']);
    down = false;
    await one.clock.advance(180_000);
    expect(one.notices.map((notice) => notice.title)).toEqual([
      'No account can be reached',
      'Recovered: Your network',
    ]);
    one.core.stop();
  });

  it('says nothing of a paused source, and closes the incidents of a removed one', async () => {
    const one = run(
      () => ({ status: 403, body: { message: 'Access denied' } }),
      [project('a'), project('b')],
    );
    await one.core.start();
    await one.clock.advance(10_000);
    const told = one.notices.length;
    expect(told).toBe(1);
    one.core.handlers.removeSource({ id: 'a' });
    one.core.handlers.pauseSource({ id: 'b' });
    await one.clock.advance(600_000);
    expect(one.notices).toHaveLength(told);
    const open = snapshotOf(one).incidents.filter((incident) => incident.closedAt === undefined);
    expect(open.map((incident) => incident.label)).toEqual(['b']);
    one.core.stop();
  });
});
