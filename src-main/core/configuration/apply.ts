/** What a profile becomes by an import: entries of the same id are replaced, new ones added, nothing is removed. */
import type { Configuration, Preferences } from '#contract/configuration';
import type { PreferencesPart } from '#contract/schemas/preferences';
import { destinationEntry } from '../delivery/entry.ts';
import type { Imported } from './parse.ts';

interface Entry {
  readonly id: string;
}

/** In the order of the present, then what is new. */
function merged<Kind extends Entry>(present: readonly Kind[], imported: readonly Kind[]): readonly Kind[] {
  return [...new Map([...present, ...imported].map((entry) => [entry.id, entry])).values()];
}

/** Deep equality of plain data, whatever the order of fields; absent and undefined are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) =>
    isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  );
}

interface Versioned extends Entry {
  readonly version?: number;
  readonly destinations?: readonly string[];
}

/** Whom a rule tells is no part of what it judges, so its version stays. */
const bare = ({ version: _version, destinations: _told, ...entry }: Versioned) => entry;

function retold<Kind extends Versioned>(before: Kind, { destinations }: Kind): Kind {
  if (isSame(before.destinations, destinations)) return before;
  const { destinations: _told, ...rest } = before;
  return (destinations === undefined ? rest : { ...rest, destinations }) as Kind;
}

/** A rule or event that changes gets a version above both, for every trace names the version it was judged by. */
function versioned<Kind extends Versioned>(present: readonly Kind[], entry: Kind): Kind {
  const before = present.find(({ id }) => id === entry.id);
  if (!before || isSame(bare(before), bare(entry)))
    return entry.version === undefined && before ? retold(before, entry) : entry;
  return { ...entry, version: Math.max(entry.version ?? 0, (before.version ?? 0) + 1) };
}

function joined(present: Preferences, part: PreferencesPart): Preferences {
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  const sound = { ...present.sound, ...part.sound };
  const quietHours = { ...present.quietHours, ...part.quietHours };
  return {
    ...present,
    ...(Object.fromEntries(given) as Partial<Preferences>),
    sound,
    quietHours,
  } as Preferences;
}

/** Without an address in the file the one in the keychain stays, and so does its host. */
function mergedDestinations(present: Configuration, { destinations, secrets }: Imported) {
  const before = new Map(present.destinations.map((one) => [one.id, one]));
  const taken = destinations.map((one) => {
    const known = before.get(one.id);
    return known && !secrets.has(destinationEntry(one.id)) ? { ...one, host: known.host } : one;
  });
  return merged(present.destinations, taken);
}

/** The configuration after the import. */
export function applyImport(present: Configuration, imported: Imported): Configuration {
  return {
    accounts: merged(present.accounts, imported.accounts),
    sources: merged(present.sources, imported.sources),
    rules: merged(
      present.rules,
      imported.rules.map((rule) => versioned(present.rules, rule)),
    ),
    events: merged(
      present.events,
      imported.events.map((event) => versioned(present.events, event)),
    ),
    preferences: joined(present.preferences, imported.preferences),
    destinations: mergedDestinations(present, imported),
  };
}
