/** Which sources the picker offers: found by any words, the chosen ones first, no more than can be looked through. */
import { toTest } from '../sources/filtering.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';

/** What the list draws at most: more is found by a word faster than by scrolling. */
export const MOST_OFFERED = 100;

export interface Offer {
  readonly sources: readonly WatchedSource[];
  /** How many fit and are not shown. */
  readonly rest: number;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** `first` are the ids that were chosen when the list was last ordered: a row does not jump away when it is ticked. */
export function offerOf(
  sources: Iterable<WatchedSource>,
  text: string,
  first: ReadonlySet<string>,
  accountName: (id: string) => string,
): Offer {
  const fits = toTest({ text, provider: undefined, state: 'all' }, accountName);
  const rank = (source: WatchedSource) => (first.has(source.id) ? 0 : 1);
  const fitting = [...sources]
    .filter(fits)
    .sort((a, b) => rank(a) - rank(b) || collator.compare(a.label, b.label));
  return { sources: fitting.slice(0, MOST_OFFERED), rest: Math.max(0, fitting.length - MOST_OFFERED) };
}
