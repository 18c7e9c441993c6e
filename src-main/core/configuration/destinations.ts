/** The destinations of an imported document: what is kept of them, and their secrets. */
import * as v from 'valibot';
import type { Destination } from '#contract/configuration';
import { destinationEntries } from '#contract/schemas/destination';
import { fields, longText, shortName } from '#contract/schemas/parts';
import { readAddress } from '../delivery/address.ts';
import { destinationEntry } from '../delivery/entry.ts';
import type { Secret } from '../ports.ts';
import { isFields, type Problems } from './problems.ts';
import { resolve, type Environment } from './secrets.ts';

export interface ReadDestination {
  readonly destination: Destination;
  readonly secret?: Secret;
  /** The environment variable that is not set. */
  readonly missing?: string;
}

const shape = fields(
  { ...destinationEntries, host: v.exactOptional(shortName), secret: v.exactOptional(v.unknown()) },
  'Write a destination here.',
);

const FORM = 'Write url here, and if wanted signingSecret and token.';
const secretShape = v.strictObject(
  {
    url: longText,
    signingSecret: v.exactOptional(longText),
    token: v.exactOptional(longText),
  },
  FORM,
);

/**
 * Reads `destinations.N`. The host follows from the address; without an address, as in an export, it is what the file says.
 * Undefined after adding problems.
 */
function readDestination(
  path: string,
  raw: unknown,
  environment: Environment,
  problems: Problems,
): ReadDestination | undefined {
  const stated = problems.parseExactly(path, shape, raw);
  if (!stated || !isFields(raw)) return undefined;
  const { secret: given, host, ...rest } = stated;
  const isBare = given === undefined || (isFields(given) && Object.keys(given).length === 0);
  if (isBare) return host === undefined ? needsHost(path, problems) : { destination: { ...rest, host } };
  if (!isFields(given)) return problems.add(`${path}.secret`, FORM);
  const before = problems.list().length;
  const { fields: texts, unset } = resolve(`${path}.secret`, given, environment, problems);
  if (problems.list().length > before) return undefined;
  const [missing] = unset;
  if (missing !== undefined) return { destination: { ...rest, host: host ?? missing }, missing };
  return readSecretOf(path, rest, texts, problems);
}

function needsHost(path: string, problems: Problems): undefined {
  return problems.add(`${path}.secret`, 'Write the address here, as { "url": "https://..." }, or a host.');
}

function readSecretOf(
  path: string,
  rest: Omit<Destination, 'host'>,
  texts: unknown,
  problems: Problems,
): ReadDestination | undefined {
  const secret = problems.parse(`${path}.secret`, secretShape, texts);
  if (!secret) return undefined;
  const address = readAddress(secret.url, rest.preset, rest.allowHttp);
  if (!address.ok) return problems.add(`${path}.secret.url`, address.failure.message);
  return { destination: { ...rest, host: address.value.host }, secret };
}

/** Reads all of them; those with problems are left out. */
export function readDestinations(
  raw: readonly unknown[],
  environment: Environment,
  problems: Problems,
): readonly ReadDestination[] {
  return raw.flatMap(
    (one, index) => readDestination(`destinations.${index}`, one, environment, problems) ?? [],
  );
}

/** Told before an import: an address that is not there. */
export function noteOnDestination({ destination, missing }: ReadDestination): readonly string[] {
  if (missing === undefined) return [];
  return [`${destination.name}: the environment variable ${missing} is not set, so its address is missing.`];
}

/** What goes into the keychain, by its entry. */
export function secretsOfDestinations(
  destinations: readonly ReadDestination[],
): readonly (readonly [entry: string, secret: Secret])[] {
  return destinations.flatMap(({ destination, secret }) =>
    secret ? [[destinationEntry(destination.id), secret] as const] : [],
  );
}
