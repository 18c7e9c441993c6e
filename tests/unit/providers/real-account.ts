/** An account's HTTP over the real client, without budget or deadlines of a look: for tests against a real server. */
import type { Account } from '#contract/configuration';
import { createHttp, type ClosableHttp } from '../../../src-main/platform/http.ts';
import type { Secret } from '../../../src-main/core/ports.ts';
import type { AccountHttp, AccountRequest } from '../../../src-main/core/provider.ts';

type Method = Parameters<AccountHttp['send']>[0] | 'GET';

export function openHttp(): ClosableHttp {
  return createHttp({ now: Date.now });
}

export function realAccount(http: ClosableHttp, account: Account, secret: Secret): AccountHttp {
  const { signal } = new AbortController();
  const { baseUrl, allowHttp } = account;
  const request = (method: Method, path: readonly string[], more?: AccountRequest) =>
    http.request(
      { ...more, method, baseUrl, path, allowHttp, deadline: 5_000, secrets: Object.values(secret) },
      signal,
    );
  return { get: (path, more) => request('GET', path, more), send: request, now: Date.now };
}
