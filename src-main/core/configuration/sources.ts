/** The sources of an imported document. */
import { readBaseUrl } from '#contract/base-url';
import type { Source } from '#contract/configuration';
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { AccountId } from '#contract/model';
import { sourceSchema } from '#contract/schemas/account';
import type { Provider } from '../provider.ts';
import { type Fields, isFields, type Problems } from './problems.ts';

/** Loopback base URLs are test servers of the user's own (product.md section 3). */
const LOOPBACK_FLOOR = 250;

/** An account of the document, also when something else about it is wrong, or of the profile. */
export interface KnownAccount {
  readonly provider: Provider;
  readonly baseUrl: string;
}

export interface SourceReading {
  readonly accounts: ReadonlyMap<AccountId, KnownAccount>;
  /** Every id the document gives to an account: one of unknown provider gets no second complaint. */
  readonly named: ReadonlySet<string>;
  readonly problems: Problems;
  note(text: string): void;
}

function readKind(
  path: string,
  raw: Fields,
  { provider }: KnownAccount,
  problems: Problems,
): SourceKindDescriptor | undefined {
  const { kind } = raw;
  const { name, sourceKinds } = provider.descriptor;
  const found = sourceKinds.find((one) => one.kind === kind);
  const known = sourceKinds.map((one) => one.kind).join(', ');
  if (!found && typeof kind === 'string')
    problems.add(`${path}.kind`, `${name} has no such kind. Known are: ${known}.`);
  return found;
}

function floorOf({ baseUrl }: KnownAccount, kind: SourceKindDescriptor): number {
  const url = readBaseUrl(baseUrl);
  return url.ok && url.value.reach === 'loopback' ? LOOPBACK_FLOOR : kind.floorInterval;
}

const seconds = (span: number) => `${span / 1_000} s`;

/** E7: an interval below the floor is raised, and said so. */
function clamped(source: Source, floor: number, note: SourceReading['note']): Source {
  if (source.interval === undefined || source.interval >= floor) return source;
  note(
    `${source.label}: an interval of ${seconds(source.interval)} is too short, ${seconds(floor)} is used.`,
  );
  return { ...source, interval: floor };
}

function findAccount(path: string, id: unknown, reading: SourceReading): KnownAccount | undefined {
  if (typeof id !== 'string') return undefined;
  const known = reading.accounts.get(id);
  if (!known && !reading.named.has(id))
    reading.problems.add(`${path}.account`, 'There is no account with this id in the file.');
  return known;
}

/** Reads `sources.N`. Undefined after adding problems. */
export function readSource(path: string, raw: unknown, reading: SourceReading): Source | undefined {
  const { problems } = reading;
  const source = problems.parseExactly(path, sourceSchema, raw);
  if (!isFields(raw)) return undefined;
  const known = findAccount(path, raw['account'], reading);
  const kind = known && readKind(path, raw, known, problems);
  const schema = kind && known.provider.keys[kind.kind];
  const key = schema && problems.parse(`${path}.key`, schema, raw['key']);
  return source && key && kind ? clamped({ ...source, key }, floorOf(known, kind), reading.note) : undefined;
}
