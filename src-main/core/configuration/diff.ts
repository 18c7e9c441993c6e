/** What an import would change, in sentences to read before it is done. */
import type { Account, Configuration } from '#contract/configuration';
import { isSame } from './apply.ts';

const MOST = 20;

const WORDS: Readonly<Record<string, string>> = {
  baseUrl: 'API base URL',
  allowHttp: 'allow http',
  allowChanges: 'allow changes',
  pinnedCertificate: 'accepted certificate',
  overviewLayout: 'overview',
  startAtLogin: 'start at login',
  startHidden: 'start hidden',
  closeToTray: 'close to tray',
  quietHours: 'quiet hours',
  requestCeiling: 'request ceiling',
  keepFull: 'keep every sample',
  keepMinutes: 'keep minutes',
  keepHours: 'keep hours',
  keepFiring: 'keep firing',
  windows: 'planned times',
};
/** Counted up by the app itself. */
const QUIET = ['id', 'version', 'pinnedAt'];

/** The names of the fields in which two entries differ. */
function changedFields(before: object, after: object): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !QUIET.includes(name))
    .filter(
      (name) => !isSame((before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name]),
    )
    .map((name) => WORDS[name] ?? name);
}

interface Named {
  readonly id: string;
}

/** `kind` as in "Adds the source Showroom." */
function changesOf<Entry extends Named>(
  kind: string,
  before: readonly Entry[],
  after: readonly Entry[],
  nameOf: (entry: Entry) => string,
): readonly string[] {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const all = after.flatMap((entry) => {
    const old = known.get(entry.id);
    if (!old) return [`Adds the ${kind} ${nameOf(entry)}.`];
    const fields = changedFields(old, entry);
    return fields.length > 0 ? [`Changes the ${kind} ${nameOf(entry)}: ${fields.join(', ')}.`] : [];
  });
  return all.length > MOST ? [...all.slice(0, MOST), `And ${all.length - MOST} more ${kind}s.`] : all;
}

const host = (account: Account) => /^https?:\/\/([^/]+)/.exec(account.baseUrl)?.[1] ?? account.baseUrl;

/** One sentence for each account, source, rule and event that is added or changed (at most twenty each), and one for the settings. */
export function describeChanges(before: Configuration, after: Configuration): readonly string[] {
  const preferences = changedFields(before.preferences, after.preferences);
  return [
    ...changesOf(
      'account',
      before.accounts,
      after.accounts,
      (account) => `${account.name} (${host(account)})`,
    ),
    ...changesOf('source', before.sources, after.sources, (source) => source.label),
    ...changesOf('rule', before.rules, after.rules, (rule) => rule.name),
    ...changesOf('event', before.events, after.events, (event) => event.name),
    ...changesOf(
      'destination',
      before.destinations,
      after.destinations,
      ({ name, host: at }) => `${name} (${at})`,
    ),
    ...(preferences.length > 0 ? [`Changes the settings: ${preferences.join(', ')}.`] : []),
  ];
}
