/** The accounts of an imported document. */
import * as v from 'valibot';
import { parseBaseUrl } from '#contract/base-url';
import type { Account } from '#contract/configuration';
import { accountEntries } from '#contract/schemas/account';
import { fields } from '#contract/schemas/parts';
import type { Provider } from '../provider.ts';
import { isFields, type Problems } from './problems.ts';
import { type Environment, type GivenSecret, readSecret } from './secrets.ts';

export interface ReadAccount {
  readonly account: Account;
  readonly provider: Provider;
  readonly given: GivenSecret;
}

const anyFields = v.record(v.string(), v.unknown(), 'Write fields here.');
/** Config and secret are the provider's to judge. */
const shape = fields(
  { ...accountEntries, config: v.optional(anyFields, {}), secret: v.exactOptional(v.unknown()) },
  'Write an account here.',
);

function readProvider(
  path: string,
  id: unknown,
  providers: readonly Provider[],
  problems: Problems,
): Provider | undefined {
  const provider = providers.find(({ descriptor }) => descriptor.id === id);
  const known = providers.map(({ descriptor }) => descriptor.id).join(', ');
  if (!provider && typeof id === 'string')
    problems.add(`${path}.provider`, `This provider is not known. Known are: ${known}.`);
  return provider;
}

function readBaseUrl(
  path: string,
  text: unknown,
  allowHttp: boolean,
  problems: Problems,
): string | undefined {
  if (typeof text !== 'string') return undefined;
  const url = parseBaseUrl(text, allowHttp);
  return url.ok ? url.value : problems.add(`${path}.baseUrl`, url.failure.message);
}

/** Reads `accounts.N`; every part is looked at, also when another is wrong. Undefined after adding problems. */
export function readAccount(
  path: string,
  raw: unknown,
  parts: { readonly providers: readonly Provider[]; readonly environment: Environment },
  problems: Problems,
): ReadAccount | undefined {
  const stated = problems.parseExactly(path, shape, raw);
  if (!isFields(raw)) return undefined;
  const provider = readProvider(path, raw['provider'], parts.providers, problems);
  const baseUrl = readBaseUrl(path, raw['baseUrl'], raw['allowHttp'] === true, problems);
  if (!provider) return undefined;
  const config = problems.parse(`${path}.config`, provider.config, raw['config'] ?? {});
  const given = readSecret(`${path}.secret`, raw['secret'], provider, parts.environment, problems);
  if (!stated || baseUrl === undefined || !config || !given) return undefined;
  const { secret: _secret, ...account } = stated;
  return { account: { ...account, baseUrl, config }, provider, given };
}
