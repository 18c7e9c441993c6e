/** What a profile becomes by an import: entries of the same id are replaced, new ones added, nothing is removed. */
import type { Configuration, Preferences } from '#contract/configuration';
import type { PreferencesPart } from '#contract/schemas/preferences';
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
}

const bare = ({ version: _version, ...entry }: Versioned) => entry;

/** A rule or event that changes gets a version above both, for every trace names the version it was judged by. */
function versioned<Kind extends Versioned>(present: readonly Kind[], entry: Kind): Kind {
  const before = present.find(({ id }) => id === entry.id);
  if (!before || isSame(bare(before), bare(entry)))
    return entry.version === undefined && before ? before : entry;
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
  };
}
