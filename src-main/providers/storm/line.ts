import type { TaskContext } from '../../core/provider.ts';
import type { VendorLine } from '../../core/answers.ts';
import { voice } from './words.ts';

/** A base URL whose path already ends with the API's own prefix: `/api`, or `/api/v1` as one page shows it. */
const HAS_PREFIX = /\/api(\/v\d{1,3}|)$/;

/** Seeds 001 and 002 send a Bearer token, another page of the vendor an `X-Api-Key` (providers.md 0.4). */
export function openLine({ account, secret }: TaskContext): VendorLine {
  const token = secret['token'] ?? '';
  const headers: Record<string, string> =
    account.config['auth'] === 'api-key' ? { 'X-Api-Key': token } : { Authorization: `Bearer ${token}` };
  return { voice, account, secrets: [token], request: { headers } };
}

/**
 * Path below the account's base URL. Seeds ask `{BASE_URL}/api/...`; a base URL that ends in `/api` or `/api/vN` has said
 * so already, and nothing is doubled.
 */
export function apiPath(baseUrl: string, ...rest: readonly string[]): readonly string[] {
  const path = baseUrl.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/+$/, '');
  return HAS_PREFIX.test(path) ? rest : ['api', ...rest];
}
