/** The secrets of an imported account: text, or the name of an environment variable. */
import type { Secret } from '../ports.ts';
import type { Provider } from '../provider.ts';
import { type Fields, isFields, type Problems } from './problems.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `missing` names the environment variable that is not set; without it no secret was given. */
export type GivenSecret = { readonly secret: Secret } | { readonly missing: string | undefined };

const FORM = 'Write the secret as text, or as { "env": NAME }.';

function nameOf(value: unknown): string | undefined {
  if (!isFields(value) || Object.keys(value).length !== 1) return undefined;
  const { env } = value;
  return typeof env === 'string' && /^[^=\0]{1,200}$/.test(env) ? env : undefined;
}

/** Each field's text, with the variables looked up; `unset` collects those that are not there. */
export function resolve(
  path: string,
  given: Fields,
  environment: Environment,
  problems: Problems,
): { fields: Fields; unset: readonly string[] } {
  const unset: string[] = [];
  const fields = Object.entries(given).map(([field, value]) => {
    if (typeof value === 'string') return [field, value] as const;
    const name = nameOf(value);
    if (name === undefined) problems.add(`${path}.${field}`, FORM);
    const text = name === undefined ? undefined : environment[name];
    if (name !== undefined && (text === undefined || text === '')) unset.push(name);
    return [field, text ?? ''] as const;
  });
  return { fields: Object.fromEntries(fields), unset };
}

/**
 * Reads `accounts.N.secret`. No secret at all is fine: an export has none, and the account may have one already. A variable
 * that is not set is not the file's fault: the secret is missing then. Undefined after adding problems.
 */
export function readSecret(
  path: string,
  given: unknown,
  provider: Provider,
  environment: Environment,
  problems: Problems,
): GivenSecret | undefined {
  if (given === undefined || (isFields(given) && Object.keys(given).length === 0))
    return { missing: undefined };
  if (!isFields(given)) return problems.add(path, 'Write the fields of the secret here.');
  const before = problems.list().length;
  const { fields, unset } = resolve(path, given, environment, problems);
  if (problems.list().length > before) return undefined;
  if (unset[0] !== undefined) return { missing: unset[0] };
  const secret = problems.parse(path, provider.secret, fields);
  return secret && { secret };
}
