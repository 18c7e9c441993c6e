import { describe, expect, it } from 'vitest';
import type { Account } from '#contract/configuration';
import { studio, type Studio, type StudioOptions } from '../actions/studio.ts';

const chosenOnly = (accounts: readonly Account[]): readonly Account[] =>
  accounts.map((account) => ({ ...account, config: { ...account.config, watch: '' } }));

const opened = (given: StudioOptions = {}) => studio({ accounts: chosenOnly, sources: () => [], ...given });

const idOf = (run: Studio) => run.configuration().accounts[0]?.id ?? '';

async function found(run: Studio) {
  const answer = await run.core.handlers.discoverSources({ account: idOf(run) });
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

function account(run: Studio) {
  const snapshot = run.core.handlers.takeSnapshot();
  const [first] = snapshot.ok ? snapshot.value.accounts : [];
  if (!first) throw new Error('no account');
  return first;
}

const labels = (run: Studio) => {
  const snapshot = run.core.handlers.takeSnapshot();
  return snapshot.ok ? snapshot.value.sources.map(({ label }) => label).sort() : [];
};

describe('What an account has', () => {
  it('is listed over all pages, with what is watched already and what is on air', async () => {
    const run = await opened({ options: { streams: 120 } });
    const first = await found(run);
    expect(first).toMatchObject({ isWhole: true });
    expect(first.found).toHaveLength(120);
    const [one] = first.found;
    if (!one) throw new Error('nothing found');
    const { kind, key, label } = one;
    await run.core.handlers.addSources({ account: idOf(run), sources: [{ kind, key, label }] });
    expect((await found(run)).found.filter(({ watched }) => watched)).toEqual([{ ...one, watched: true }]);
    expect(first.found.some(({ live }) => live)).toBe(true);
  });

  it('is no longer read once nobody waits for it', async () => {
    const run = await opened({ options: { streams: 500 } });
    const reading = run.core.handlers.discoverSources({ account: idOf(run) });
    run.core.handlers.stopDiscovery({ account: idOf(run) });
    expect(await reading).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(run.vendors.requests().length).toBeLessThan(10);
  });

  it('cannot be read without the account’s secret, which is said with what to do', async () => {
    const run = await opened();
    run.vendors.fastpix.rotateSecret('another');
    const answer = await run.core.handlers.discoverSources({ account: idOf(run) });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
    expect(!answer.ok && answer.failure.message).toContain('Check the Access token ID and the Secret key');
  });
});

describe('Sources added in one go', () => {
  it('are all watched by one change, each thing once', async () => {
    const run = await opened({ options: { streams: 60 } });
    const sources = (await found(run)).found.map(({ kind, key, label }) => ({ kind, key, label }));
    const ask = { account: idOf(run), sources: [...sources, ...sources.slice(0, 3)] };
    expect(await run.core.handlers.addSources(ask)).toEqual({ ok: true, value: { added: 60, known: 3 } });
    expect(run.configuration().sources).toHaveLength(60);
    expect(new Set(run.configuration().sources.map(({ id }) => id)).size).toBe(60);
    expect(await run.core.handlers.addSources(ask)).toEqual({ ok: true, value: { added: 0, known: 63 } });
  });

  it('are all refused when one is wrong, which is named by its place', async () => {
    const run = await opened();
    const good = { kind: 'stream', key: { streamId: 'a' }, label: 'A' };
    const sources = [
      good,
      { kind: 'stream', key: { streamId: '..' }, label: 'B' },
      { ...good, kind: 'show' },
    ];
    const answer = await run.core.handlers.addSources({ account: idOf(run), sources });
    expect(!answer.ok && answer.failure.fields?.map(({ path }) => path)).toEqual([
      'sources.1.key.streamId',
      'sources.2',
    ]);
    expect(run.configuration().sources).toEqual([]);
  });
});

describe('The weight of more sources', () => {
  const remote = (accounts: readonly Account[]) =>
    chosenOnly(accounts).map((one) => ({ ...one, baseUrl: 'https://vendor.example/v1' }));
  const weigh = (run: Studio, count: number, more = {}) =>
    run.core.handlers.weighSources({
      account: idOf(run),
      kind: 'stream',
      count,
      live: 0,
      listed: 0,
      ...more,
    });

  it('is a request for each and its interval, as long as the budget holds them', async () => {
    const run = await opened({ account: 'storm', accounts: remote });
    expect(await weigh(run, 10)).toEqual({
      ok: true,
      value: { requests: 10, interval: 5_000, stretched: 5_000 },
    });
  });

  it('beyond the budget is told by the interval that all of the account get', async () => {
    const run = await opened({ account: 'storm', accounts: remote });
    expect(await weigh(run, 16)).toMatchObject({ value: { requests: 16, stretched: 8_000 } });
  });

  it('of an account with a list is at most that list, and the views of those on air', async () => {
    const run = await opened({ accounts: remote });
    expect(await weigh(run, 1_000, { listed: 1_137, live: 4 })).toMatchObject({ value: { requests: 27 } });
    expect(await weigh(run, 3, { listed: 1_137 })).toMatchObject({ value: { requests: 3 } });
  });

  it('on this machine stretches nothing', async () => {
    const run = await opened({ account: 'storm' });
    expect(await weigh(run, 900)).toMatchObject({ value: { requests: 900, stretched: 5_000 } });
  });
});

describe('An account that follows its list', () => {
  const change = async (run: Studio, config: Readonly<Record<string, string>>) => {
    const { id, config: before } = run.configuration().accounts[0] ?? { id: '', config: {} };
    return run.core.handlers.changeAccount({ id, config: { ...before, ...config } });
  };

  it('follows its pattern and its cap at once, and takes both back', async () => {
    const run = await studio({ sources: () => [] });
    expect(labels(run)).toEqual(
      ['Backstage', 'Keynote', 'Side stage', 'Workshop', expect.any(String)].sort(),
    );
    const all = labels(run);
    await change(run, { exclude: 'back*, WORK*' });
    expect(labels(run)).not.toContain('Backstage');
    await run.turn(2_000);
    expect(labels(run)).toEqual(all.filter((label) => !/Backstage|Workshop/.test(label)));
    expect(account(run).following).toEqual({ listed: 5, followed: 3, excluded: 2, overCap: 0 });
    await change(run, { exclude: '', cap: '2' });
    await run.turn(2_000);
    expect(labels(run)).toHaveLength(2);
    expect(account(run).following).toEqual({ listed: 5, followed: 2, excluded: 0, overCap: 3 });
    await change(run, { cap: '' });
    await run.turn(2_000);
    expect(labels(run)).toEqual(all);
  });

  it('stops to follow it at once when only chosen streams are wanted', async () => {
    const run = await studio({ sources: () => [] });
    await change(run, { watch: '' });
    expect(labels(run)).toEqual([]);
    expect(account(run).following).toBeUndefined();
  });

  it('refuses a wrong cap at its field and keeps what it had', async () => {
    const run = await studio({ sources: () => [] });
    const before = run.configuration();
    expect(await change(run, { cap: 'lots' })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', fields: [{ path: 'config.cap' }] },
    });
    expect(run.configuration()).toBe(before);
  });
});
