/** The clients against the simulated vendors, over real HTTP: both were written from the same documents, by different hands. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account, Source } from '#contract/configuration';
import type { Secret } from '../../../src-main/core/ports.ts';
import type { Yield } from '../../../src-main/core/provider.ts';
import type { ClosableHttp } from '../../../src-main/platform/http.ts';
import { startVendors, type Vendors } from '../../../src-main/demo/vendors.ts';
import { findProvider } from '../../../src-main/providers/registry.ts';
import { openHttp, realAccount } from './real-account.ts';
import { failureIn, sampleIn } from './support.ts';

let vendors: Vendors;
let http: ClosableHttp;

beforeAll(async () => {
  vendors = await startVendors({ shows: 'still', streams: 120 });
  http = openHttp();
});
beforeEach(() => {
  vendors.faults.clear();
  vendors.clear();
});
afterAll(async () => {
  http.close();
  await vendors.stop();
});

/** The account as the vendors' own configuration document has it, with its sources. */
function opened(id: string, secret?: Secret) {
  const { accounts, sources } = vendors.configuration;
  const found = accounts.find((one) => one.id === id);
  const provider = findProvider(found?.provider ?? '');
  if (!found || !provider) throw new Error(`no account ${id}`);
  const account: Account = { allowHttp: false, allowChanges: false, ...found };
  const usedSecret = secret ?? (found.secret as Secret);
  return {
    provider,
    http: realAccount(http, account, usedSecret),
    context: {
      account,
      secret: usedSecret,
      sources: sources.filter((one) => one.account === id) as readonly Source[],
    },
  };
}

async function lookAtAll(id: string, secret?: Secret): Promise<Yield['outcomes']> {
  const account = opened(id, secret);
  const looks = await Promise.all(
    account.provider.tasks(account.context).map((task) => task.run(account.http)),
  );
  return new Map(looks.flatMap((look) => [...look.outcomes]));
}

describe('Every source of the simulated vendors', () => {
  it.each(['sp', 'edge', 'fp'])('of account %s is understood', async (id) => {
    const outcomes = await lookAtAll(id);
    expect(outcomes.size).toBeGreaterThan(2);
    for (const outcome of outcomes.values()) sampleIn(outcome);
  });

  it.each(['sp', 'edge', 'fp'])('of account %s can be found by discovery and tested', async (id) => {
    const { provider, context, http: accountHttp } = opened(id);
    expect(await provider.test(context, accountHttp)).toMatchObject({ ok: true });
    expect(await provider.test({ ...context, sources: [] }, accountHttp)).toMatchObject({ ok: true });
    const found = await provider.discover?.(context, accountHttp);
    expect(found?.ok && found.value.found.length).toBeGreaterThan(2);
  });

  it('of FastPix comes from pages of 50 that name each stream once', async () => {
    const outcomes = await lookAtAll('fp');
    expect(outcomes.size).toBe(120);
    const lists = vendors.requests().filter((request) => request.path === '/v1/live/streams');
    expect(lists.map((request) => request.query['offset'])).toEqual(['1', '2', '3']);
  });

  it.each([
    ['sp', { apiKey: 'wrong-key-1' }],
    ['edge', { token: 'wrong-token-1' }],
    ['fp', { secretKey: 'wrong-secret-1' }],
  ])('of account %s fails with a wrong secret, and says what to correct', async (id, secret) => {
    const account = opened(id, secret);
    const tested = await account.provider.test(account.context, account.http);
    expect(tested).toMatchObject({
      ok: false,
      failure: { kind: 'unauthorized', reach: 'account', status: 401 },
    });
  });

  it.each(['sp', 'edge', 'fp'])('of account %s is limited for as long as the server says', async (id) => {
    vendors.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '3' } });
    for (const outcome of (await lookAtAll(id)).values())
      expect(failureIn(outcome)).toMatchObject({ kind: 'rate-limited', retryAfter: 3_000 });
  });

  it.each([
    ['html', 'unexpected-response'],
    ['invalid-json', 'unexpected-response'],
    ['empty', 'unexpected-response'],
    ['wrong-types', 'unexpected-response'],
  ] as const)('is not misread when the answer is %s', async (what, kind) => {
    vendors.faults.add({ kind: 'rubbish', what });
    for (const id of ['sp', 'edge', 'fp'])
      for (const outcome of (await lookAtAll(id)).values()) expect(failureIn(outcome).kind).toBe(kind);
  });
});
