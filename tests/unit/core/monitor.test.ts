import { describe, expect, it } from 'vitest';
import { configurationOf, coreRun } from '../../support/core-run.ts';
import { tableHttp } from '../../support/table-http.ts';
import { account, counts, project, run, snapshotOf } from './watched-projects.ts';

describe('the monitor', () => {
  it('shows a source with its readings after the first answer', async () => {
    const one = run(() => counts(50, 14), [project('showroom')]);
    await one.core.start();
    expect(snapshotOf(one).sources[0]?.condition).toBe('pending');
    await one.clock.advance(6_000);
    const [source] = snapshotOf(one).sources;
    expect(source?.condition).toBe('fresh');
    expect(source?.readings).toMatchObject({ live: 50, queue: 14 });
    expect(snapshotOf(one).overall).toMatchObject({ live: 50, queue: 14 });
    one.core.stop();
  });

  it('never shows ok while one of many sources fails, and tells which failure it is', async () => {
    const one = run(
      (path) => (path.includes('bad') ? { status: 403, body: { message: 'Access denied' } } : counts(1, 0)),
      [project('good'), project('bad')],
    );
    await one.core.start();
    await one.clock.advance(20_000);
    const { overall, sources } = snapshotOf(one);
    expect(overall.state).toBe('blind');
    expect(sources.find((source) => source.id === 'bad')).toMatchObject({
      condition: 'failing',
      failure: { kind: 'forbidden' },
    });
    expect(one.overalls.filter((view) => view.state === 'ok' && view.attention > 0)).toEqual([]);
    one.core.stop();
  });

  it('sends the page one column of samples a batch, and nothing while no window is visible', async () => {
    const one = run((_path, nth) => counts(nth, 0), [project('a'), project('b')]);
    await one.core.start();
    await one.clock.advance(20_000);
    expect(one.updates).toEqual([]);
    one.core.setVisible(true);
    await one.clock.advance(10_000);
    const columns = one.updates.flatMap((update) => (update.samples ? [update.samples] : []));
    expect(columns.length).toBeGreaterThanOrEqual(3);
    const width = 2 + (columns[0]?.length ?? 0) - 2;
    expect(width).toBeGreaterThan(3);
    for (const [index, update] of one.updates.entries()) {
      if (index > 0) expect(update.previous).toBe(one.updates[index - 1]?.revision);
    }
    one.core.stop();
  });

  it('counts no time in which everything was paused towards a hold', async () => {
    const one = run(() => counts(50, 12), [project('a')]);
    await one.core.start();
    await one.clock.advance(20_000);
    one.core.pauseAll(undefined);
    await one.clock.advance(600_000);
    one.core.resumeAll();
    await one.clock.advance(25_000);
    expect(one.notices).toEqual([]);
    await one.clock.advance(15_000);
    expect(one.notices.map(({ title }) => title)).toEqual(['Queue long: a']);
    one.core.stop();
  });

  it('stops a paused source, says so, and polls it again when resumed', async () => {
    const one = run((_path, nth) => counts(nth, 0), [project('a')]);
    await one.core.start();
    await one.clock.advance(6_000);
    one.core.handlers.pauseSource({ id: 'a' });
    await one.clock.advance(30_000);
    const paused = snapshotOf(one).sources[0];
    expect(paused?.condition).toBe('paused');
    expect(snapshotOf(one).overall.state).toBe('paused');
    one.core.handlers.resumeSource({ id: 'a' });
    await one.clock.advance(10_000);
    expect(snapshotOf(one).sources[0]?.condition).toBe('fresh');
    expect(one.saved().sources[0]).not.toHaveProperty('paused');
    one.core.stop();
  });

  it('fails every source of an account in words when the keychain has no secret for it', async () => {
    const one = coreRun(
      (clock) => tableHttp(clock, () => counts(1, 0)),
      configurationOf({ accounts: [account('sp')], sources: [project('a')] }),
      {},
    );
    await one.core.start();
    const { sources, accounts, overall } = snapshotOf(one);
    expect(sources[0]).toMatchObject({ condition: 'failing', failure: { kind: 'keychain' } });
    expect(accounts[0]).toMatchObject({ condition: 'no-secret', hasSecret: false });
    expect(overall.state).toBe('blind');
    one.core.stop();
  });

  it('starts polling once the missing secret is entered', async () => {
    const one = coreRun(
      (clock) => tableHttp(clock, () => counts(3, 0)),
      configurationOf({ accounts: [account('sp')], sources: [project('a')] }),
      {},
    );
    await one.core.start();
    await one.core.handlers.replaceSecret({ id: 'sp', secret: { apiKey: 'k' }, sessionOnly: false });
    await one.clock.advance(6_000);
    expect(snapshotOf(one).sources[0]?.condition).toBe('fresh');
    one.core.stop();
  });

  it("holds the operator's own network apart from the vendors' trouble, and takes it back", async () => {
    let down = true;
    const one = coreRun(
      (clock) => tableHttp(clock, () => (down ? { fail: 'unreachable' } : counts(1, 0))),
      configurationOf({
        accounts: [account('sp'), account('sp2')],
        sources: [project('a'), project('b', { account: 'sp2' })],
      }),
      { sp: { apiKey: 'x' }, sp2: { apiKey: 'y' } },
    );
    await one.core.start();
    await one.clock.advance(20_000);
    expect(snapshotOf(one).overall).toMatchObject({ state: 'blind', networkDown: true });
    down = false;
    await one.clock.advance(130_000);
    expect(snapshotOf(one).overall).toMatchObject({ state: 'ok', networkDown: false });
    one.core.stop();
  });

  it('refuses a second source for the same thing and a key that is not one', async () => {
    const one = run(() => counts(1, 0), [project('a')]);
    await one.core.start();
    const twin = one.core.handlers.addSource({
      account: 'sp',
      kind: 'project',
      key: { projectId: 'a' },
      label: 'b',
    });
    expect(twin).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    const empty = one.core.handlers.addSource({
      account: 'sp',
      kind: 'project',
      key: { projectId: '' },
      label: 'b',
    });
    expect(empty).toMatchObject({ ok: false, failure: { fields: [{ path: 'key.projectId' }] } });
    one.core.stop();
  });
});
