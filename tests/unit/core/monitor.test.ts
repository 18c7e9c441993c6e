import { describe, expect, it } from 'vitest';
import type { Account, Source } from '#contract/configuration';
import type { Http } from '../../../src-main/core/ports.ts';
import { configurationOf, coreRun, type CoreRun } from '../../support/core-run.ts';
import { tableHttp, type Reply } from '../../support/table-http.ts';
import type { TurnedClock } from '../../support/turned-clock.ts';

const account = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  provider: 'streampixel',
  name: 'Main',
  baseUrl: 'http://127.0.0.1:1/pixelStripeApi',
  config: { userId: 'user-1' },
  allowHttp: false,
  allowChanges: false,
  ...more,
});

const project = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  account: 'sp',
  kind: 'project',
  key: { projectId: id },
  label: id,
  interval: 5_000,
  ...more,
});

const counts = (live: number, queue: number): Reply => ({
  status: 200,
  body: { liveUser: live, queueUser: queue },
});
const secrets = { sp: { apiKey: 'canary-key' } };

function run(table: (path: string, nth: number) => Reply, sources: readonly Source[]): CoreRun {
  const make = (clock: TurnedClock): Http => tableHttp(clock, table);
  return coreRun(make, configurationOf({ accounts: [account('sp')], sources }), secrets);
}

const snapshotOf = (one: CoreRun) => {
  const answer = one.core.handlers.takeSnapshot();
  if (!answer.ok) throw new Error('no snapshot');
  return answer.value;
};

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

  it('never sends a stored secret to another host than the one it was saved for', async () => {
    const hosts: string[] = [];
    const one = coreRun(
      (clock) => {
        const table = tableHttp(clock, () => counts(1, 0));
        return {
          request: (request, signal) => {
            if (JSON.stringify(request).includes('canary-key')) hosts.push(new URL(request.baseUrl).host);
            return table.request(request, signal);
          },
        };
      },
      configurationOf({ accounts: [account('sp')], sources: [project('a')] }),
      secrets,
    );
    await one.core.start();
    await one.core.handlers.testConnection({ id: 'sp', baseUrl: 'https://elsewhere.example.test/api' });
    await one.core.handlers.changeAccount({ id: 'sp', baseUrl: 'https://elsewhere.example.test/api' });
    await one.clock.advance(20_000);
    expect(hosts.filter((host) => host !== '127.0.0.1:1')).toEqual([]);
    expect(one.secrets.has('sp')).toBe(false);
    one.core.stop();
  });

  it('keeps the secret out of everything it tells', async () => {
    const one = run(
      () => ({ status: 401, body: { message: 'Unauthorized: Invalid API Key canary-key' } }),
      [project('a')],
    );
    await one.core.start();
    one.core.setVisible(true);
    await one.clock.advance(10_000);
    const told = JSON.stringify([
      snapshotOf(one),
      one.updates,
      one.overalls,
      one.notices,
      one.core.status(''),
    ]);
    expect(told).not.toContain('canary-key');
    one.core.stop();
  });
});
