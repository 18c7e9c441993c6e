/** From what a settings file holds to a configuration: wrong entries are left out one by one and told, the rest works (D7). */
import * as v from 'valibot';
import {
  type AlertRule,
  type Configuration,
  defaultPreferences,
  type Preferences,
} from '#contract/configuration';
import { accountSchema, sourceSchema } from '#contract/schemas/account';
import { destinationSchema } from '#contract/schemas/destination';
import { preferenceEntries } from '#contract/schemas/preferences';
import { eventSchema } from '#contract/schemas/event';
import { ruleSchema } from '#contract/schemas/rule';
import type { Document, Wholeness } from './guarded-reading.ts';

const VERSION = 1;
const MOST = 20_000;

/** The outer shape: a file without it is damaged, one of a later version is not ours to change. */
export function wholenessOfSettings(document: Document): Wholeness {
  const { version, accounts, sources, rules, preferences } = document;
  if (typeof version === 'number' && Number.isInteger(version) && version > VERSION) return 'newer';
  const isObject = typeof preferences === 'object' && preferences !== null && !Array.isArray(preferences);
  return version === VERSION && [accounts, sources, rules].every(Array.isArray) && isObject ? 'good' : 'bad';
}

export function toDocument(configuration: Configuration): Document {
  return { version: VERSION, ...configuration };
}

export interface Checked {
  readonly configuration: Configuration;
  /** One line for each entry that was left out: where, and what is wrong. */
  readonly problems: readonly string[];
}

type Complain = (place: string, message: string) => void;

function complaintOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  const path = first?.path?.map((item) => String(item.key)).join('.');
  return path ? `${path}: ${first?.message ?? ''}` : (first?.message ?? 'Not understood.');
}

/** The entries that fit the schema, the first of each id. */
function entriesOf<Entry extends { readonly id: string }>(
  stored: unknown,
  name: string,
  schema: v.GenericSchema<unknown, Entry>,
  complain: Complain,
): readonly Entry[] {
  const all: readonly unknown[] = Array.isArray(stored) ? stored : [];
  if (all.length > MOST) complain(name, `Only the first ${MOST} are used.`);
  const entries = new Map<string, Entry>();
  all.slice(0, MOST).forEach((raw, index) => {
    const parsed = v.safeParse(schema, raw);
    if (!parsed.success) complain(`${name}.${index}`, complaintOf(parsed.issues));
    else if (entries.has(parsed.output.id)) complain(`${name}.${index}`, 'Its id is used before.');
    else entries.set(parsed.output.id, parsed.output);
  });
  return [...entries.values()];
}

function preferencesOf(stored: unknown, complain: Complain): Preferences {
  const raw = { ...(stored as Record<string, unknown> | undefined) };
  const fitting = Object.entries(preferenceEntries).flatMap(([name, schema]) => {
    if (raw[name] === undefined) return [];
    const parsed = v.safeParse(schema as v.GenericSchema, raw[name]);
    if (!parsed.success) complain(`preferences.${name}`, complaintOf(parsed.issues));
    return parsed.success ? [[name, parsed.output]] : [];
  });
  return { ...defaultPreferences, ...(Object.fromEntries(fitting) as Partial<Preferences>) };
}

/** Without destinations that are not there. */
function tellingOnly(rule: AlertRule, known: ReadonlySet<string>): AlertRule {
  if (rule.destinations?.every((id) => known.has(id)) ?? true) return rule;
  return { ...rule, destinations: rule.destinations?.filter((id) => known.has(id)) ?? [] };
}

/** Reads a whole settings document. */
export function checkSettings(document: Document): Checked {
  const problems: string[] = [];
  const complain: Complain = (place, message) => void problems.push(`${place}: ${message}`);
  const accounts = entriesOf(document['accounts'], 'accounts', accountSchema, complain);
  const known = new Set(accounts.map(({ id }) => id));
  const sources = entriesOf(document['sources'], 'sources', sourceSchema, complain).filter(
    ({ id, account }) => {
      if (!known.has(account)) complain(`source ${id}`, 'Its account is not there.');
      return known.has(account);
    },
  );
  const destinations = entriesOf(document['destinations'], 'destinations', destinationSchema, complain);
  const told = new Set(destinations.map(({ id }) => id));
  const rules = entriesOf(document['rules'], 'rules', ruleSchema, complain).map((rule) =>
    tellingOnly(rule, told),
  );
  const events = entriesOf(document['events'], 'events', eventSchema, complain);
  return {
    configuration: {
      accounts,
      sources,
      rules,
      events,
      preferences: preferencesOf(document['preferences'], complain),
      destinations,
    },
    problems,
  };
}
