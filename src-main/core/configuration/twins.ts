/** Entries that are there twice (E6): by id, or two sources that watch the same thing. */
import type { Source } from '#contract/configuration';
import { isFields, type Problems } from './problems.ts';

/** Complains of every id that was used before in the same list. */
export function checkIds(name: string, list: readonly unknown[], problems: Problems): void {
  const first = new Map<unknown, number>();
  list.forEach((raw, index) => {
    const id = isFields(raw) ? raw['id'] : undefined;
    const earlier = first.get(id);
    if (id === undefined) return;
    if (earlier === undefined) first.set(id, index);
    else problems.add(`${name}.${index}.id`, `This id is used before, by ${name}.${earlier}.`);
  });
}

function identityOf({ account, kind, key }: Source): string {
  return JSON.stringify([account, kind, Object.entries(key).sort()]);
}

/** Complains of every source that watches what an earlier one watches. */
export function checkTwins(sources: readonly (Source | undefined)[], problems: Problems): void {
  const first = new Map<string, number>();
  sources.forEach((source, index) => {
    if (!source) return;
    const identity = identityOf(source);
    const earlier = first.get(identity);
    if (earlier === undefined) first.set(identity, index);
    else problems.add(`sources.${index}.key`, `This is watched before, by sources.${earlier}.`);
  });
}
