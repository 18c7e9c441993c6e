/** What a rule can look at, and what it can read there: from the vendors as main describes them. */
import type { MetricDescriptor, ProviderDescriptor, Unit } from '#contract/descriptor';
import { conditionNames, ruleFormWords as words } from '../words/rules.ts';
import { severityWords } from '../words/states.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export const conditionChoices: readonly Choice[] = Object.entries(conditionNames).map(([value, label]) => ({
  value,
  label,
}));

export const severityChoices: readonly Choice[] = Object.entries(severityWords).map(([value, label]) => ({
  value,
  label,
}));

/** Everything, each provider, each kind, each source; and what the rule has already, though it is not there any more. */
export function scopeChoices(
  providers: readonly ProviderDescriptor[],
  sources: readonly { readonly id: string; readonly label: string }[],
  current: string,
): readonly Choice[] {
  const known = [
    { value: 'all', label: words.everything },
    ...providers.map(({ id, name }) => ({ value: `provider ${id}`, label: words.allOf(name) })),
    ...providers.flatMap(({ id, name, sourceKinds }) =>
      sourceKinds.map(({ kind, label }) => ({
        value: `kind ${id} ${kind}`,
        label: words.kindOf(name, label),
      })),
    ),
    ...sources.map(({ id, label }) => ({ value: `source ${id}`, label })),
  ];
  if (known.some(({ value }) => value === current)) return known;
  return [...known, { value: current, label: current.replace(/^\w+ /, '').replace('* ', '') }];
}

/** Words that the vendors are known to use; a vendor may come up with others. */
export interface KnownWords {
  readonly states: readonly string[];
  readonly grades: readonly string[];
}

/** The known words of these vendors' kinds, each once. */
export function knownWords(providers: readonly ProviderDescriptor[]): KnownWords {
  const kinds = providers.flatMap(({ sourceKinds }) => sourceKinds);
  return {
    states: [...new Set(kinds.flatMap(({ states = [] }) => states))],
    grades: [...new Set(kinds.flatMap(({ grades = [] }) => grades))],
  };
}

export interface Readable {
  /** The role where there is one: then a rule fits all vendors. */
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
}

/** Every reading of these vendors' kinds, once. */
export function readables(providers: readonly ProviderDescriptor[]): readonly Readable[] {
  const all = new Map<string, Readable>();
  const add = ({ id, role, label, unit }: MetricDescriptor) => {
    const name = role ?? id;
    if (!all.has(name)) all.set(name, { id: name, label, unit });
  };
  for (const { sourceKinds } of providers) for (const { metrics } of sourceKinds) metrics.forEach(add);
  return [...all.values()];
}
