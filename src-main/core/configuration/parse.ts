/**
 * Reads a configuration document `tallylight/1` (product.md section 9). Refused whole when anything is wrong, with the path of
 * each wrong field and what to do; nothing is half imported.
 */
import type { AlertRule, Configuration, Destination, PlannedEvent, Source } from '#contract/configuration';
import { done, failed, type Failure, type Result } from '#contract/failure';
import type { AccountId } from '#contract/model';
import { preferencesPart, type PreferencesPart } from '#contract/schemas/preferences';
import type { Secret } from '../ports.ts';
import type { Provider } from '../provider.ts';
import { readAccount, type ReadAccount } from './accounts.ts';
import { readEvent } from './events.ts';
import { noteOnDestination, readDestinations, secretsOfDestinations } from './destinations.ts';
import { type Fields, isFields, Problems } from './problems.ts';
import { readRule } from './rules.ts';
import type { Environment } from './secrets.ts';
import { type KnownAccount, readSource } from './sources.ts';
import { checkIds, checkTwins } from './twins.ts';

export const FORMAT = 'tallylight/1';

export interface ImportParts {
  readonly providers: readonly Provider[];
  /** For `{ "env": NAME }`. */
  readonly environment: Environment;
  /** What the profile has: sources and rules of the document may speak of it. */
  readonly present?: Configuration;
}

export interface Imported {
  readonly accounts: readonly ReadAccount['account'][];
  readonly sources: readonly Source[];
  readonly rules: readonly AlertRule[];
  readonly events: readonly PlannedEvent[];
  readonly preferences: PreferencesPart;
  readonly destinations: readonly Destination[];
  /** By account, and by entry for destinations. */
  readonly secrets: ReadonlyMap<AccountId, Secret>;
  /** What was understood otherwise than written, e.g. an interval raised to the floor; and secrets that are not there. */
  readonly notes: readonly string[];
}

const SECTIONS = { accounts: 1_000, sources: 20_000, rules: 1_000, events: 200, destinations: 50 } as const;
type Section = keyof typeof SECTIONS;
const NAMES = ['format', ...Object.keys(SECTIONS), 'settings'];

function listOf(
  document: Readonly<Record<string, unknown>>,
  name: Section,
  problems: Problems,
): readonly unknown[] {
  const list = document[name] ?? [];
  if (!Array.isArray(list)) problems.add(name, 'Write a list here.');
  else if (list.length > SECTIONS[name]) problems.add(name, `Write at most ${SECTIONS[name]} here.`);
  else checkIds(name, list, problems);
  return Array.isArray(list) ? list.slice(0, SECTIONS[name]) : [];
}

const isThere = <Value>(value: Value | undefined): value is Value => value !== undefined;

/** By id: the profile's accounts and the document's, whose provider is known. */
function knownAccounts(
  raw: readonly unknown[],
  { present, providers }: ImportParts,
): Map<AccountId, KnownAccount> {
  return new Map(
    [...(present?.accounts ?? []), ...raw].flatMap((one) => {
      const { id, provider: name, baseUrl }: Fields = isFields(one) ? one : {};
      const provider = providers.find(({ descriptor }) => descriptor.id === name);
      return provider && typeof id === 'string'
        ? [[id, { provider, baseUrl: String(baseUrl) }] as const]
        : [];
    }),
  );
}

function idsOf(list: readonly unknown[]): readonly string[] {
  return list.flatMap((raw) => (isFields(raw) && typeof raw['id'] === 'string' ? [raw['id']] : []));
}

function noteOnSecret({ account, given }: ReadAccount): readonly string[] {
  if (!('missing' in given) || given.missing === undefined) return [];
  return [`${account.name}: the environment variable ${given.missing} is not set, so its secret is missing.`];
}

function secretsOf(accounts: readonly ReadAccount[]): readonly (readonly [string, Secret])[] {
  return accounts.flatMap(({ account, given }) =>
    'secret' in given ? [[account.id, given.secret] as const] : [],
  );
}

function sectionsOf(document: Readonly<Record<string, unknown>>, problems: Problems) {
  return {
    accounts: listOf(document, 'accounts', problems),
    sources: listOf(document, 'sources', problems),
    rules: listOf(document, 'rules', problems),
    events: listOf(document, 'events', problems),
    destinations: listOf(document, 'destinations', problems),
  };
}

function read(document: Readonly<Record<string, unknown>>, parts: ImportParts, problems: Problems): Imported {
  const raw = sectionsOf(document, problems);
  const accounts = raw.accounts
    .map((one, index) => readAccount(`accounts.${index}`, one, parts, problems))
    .filter(isThere);
  const destinations = readDestinations(raw.destinations, parts.environment, problems);
  const notes = [...accounts.flatMap(noteOnSecret), ...destinations.flatMap(noteOnDestination)];
  const known = knownAccounts(raw.accounts, parts);
  const named = new Set(idsOf(raw.accounts));
  const note = (text: string) => void notes.push(text);
  const sources = raw.sources.map((one, index) =>
    readSource(`sources.${index}`, one, { accounts: known, named, problems, note }),
  );
  checkTwins(sources, problems);
  const ids = new Set([...idsOf(raw.sources), ...idsOf(parts.present?.sources ?? [])]);
  const reading = {
    providers: parts.providers,
    accounts: new Set([...known.keys(), ...named]),
    sources: ids,
    destinations: new Set([...idsOf(raw.destinations), ...idsOf(parts.present?.destinations ?? [])]),
    problems,
  };
  const rules = raw.rules.map((one, index) => readRule(`rules.${index}`, one, reading)).filter(isThere);
  const events = raw.events.map((one, index) => readEvent(`events.${index}`, one, reading)).filter(isThere);
  const preferences = problems.parseExactly('settings', preferencesPart, document['settings'] ?? {}) ?? {};
  return {
    accounts: accounts.map(({ account }) => account),
    sources: sources.filter(isThere),
    rules,
    events,
    preferences,
    destinations: destinations.map(({ destination }) => destination),
    secrets: new Map([...secretsOf(accounts), ...secretsOfDestinations(destinations)]),
    notes,
  };
}

function refused(problems: Problems): { ok: false; failure: Failure } {
  const fields = problems.list();
  const count = fields.length === 1 ? 'one field is wrong' : `${fields.length} fields are wrong`;
  return failed('invalid', `Nothing was imported: ${count}.`, { fields });
}

/** Reads a whole document. Fails with kind `invalid` and the fields that are wrong. */
export function parseDocument(document: unknown, parts: ImportParts): Result<Imported> {
  const problems = new Problems();
  if (!isFields(document) || document['format'] !== FORMAT) {
    problems.add('format', `This is not a configuration of Tallylight: it must say "format": "${FORMAT}".`);
    return refused(problems);
  }
  for (const name of Object.keys(document))
    if (!NAMES.includes(name)) problems.add(name, `There is no such part. Known are: ${NAMES.join(', ')}.`);
  const imported = read(document, parts, problems);
  return problems.list().length === 0 ? done(imported) : refused(problems);
}

/** Reads the text of a configuration file. Never repeats any of it: it may hold secrets. */
export function parseDocumentText(text: string, parts: ImportParts): Result<Imported> {
  try {
    return parseDocument(JSON.parse(text.replace(/^\uFEFF/, '')), parts);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failed('invalid', 'Nothing was imported: the file is not JSON.', {
      fields: [{ path: '', message: 'Check quotes, commas and brackets.' }],
    });
  }
}
