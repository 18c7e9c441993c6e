/** What an update changes, line by line: metadata is replaced as a whole, so what is left out goes too. */
import type { ActionValue, ActionValues, Difference, Pair } from '#contract/channels/actions';
import { isSame } from './moved.ts';

/** Stands for a value that is not shown. */
const HIDDEN = '•••';

/** Lines for every field of `asked`; `shown` masks what may not be seen. Unchanged entries are told as `same`. */
export function differencesOf(
  current: ActionValues,
  asked: ActionValues,
  shown: (values: ActionValues) => ActionValues,
): readonly Difference[] {
  const [before, after] = [shown(current), shown(asked)];
  return Object.keys(asked).flatMap((field) => {
    const [old, next] = [current[field], asked[field]];
    if (typeof next !== 'object') return [plainDifference(field, old, next)];
    const names = [...new Set([...pairsIn(old), ...next].map((pair) => pair.name))];
    return names.map((name) => ({
      field,
      name,
      ...changeOf(entry(old, name), entry(next, name)),
      ...told('before', entry(before[field], name)),
      ...told('after', entry(after[field], name)),
    }));
  });
}

/** The changed lines as text for the audit, e.g. `metadata title: “a” → “b”`. */
export function differencesInWords(differences: readonly Difference[]): string {
  return differences
    .filter((one) => one.change !== 'same')
    .map(({ field, name, before, after }) => {
      const what = name === undefined ? field : `${field} ${name}`;
      return `${what}: ${quoted(before)} → ${quoted(after)}`;
    })
    .join('; ');
}

function quoted(value: string | undefined): string {
  return value === undefined ? 'none' : `“${value}”`;
}

function plainDifference(
  field: string,
  old: ActionValue | undefined,
  next: ActionValue | undefined,
): Difference {
  const [before, after] = [old, next].map((value) => (value === undefined ? undefined : String(value)));
  return {
    field,
    change: isSame(old, next) ? 'same' : old === undefined ? 'added' : 'changed',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function changeOf(old: Pair | undefined, next: Pair | undefined): Pick<Difference, 'change'> {
  if (!old) return { change: 'added' };
  if (!next) return { change: 'removed' };
  return { change: old.value === next.value ? 'same' : 'changed' };
}

function told(side: 'before' | 'after', pair: Pair | undefined): { before?: string; after?: string } {
  return pair ? { [side]: pair.value ?? HIDDEN } : {};
}

function entry(value: ActionValue | undefined, name: string): Pair | undefined {
  return pairsIn(value).find((pair) => pair.name === name);
}

function pairsIn(value: ActionValue | undefined): readonly Pair[] {
  return typeof value === 'object' ? value : [];
}
