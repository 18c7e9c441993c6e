/** How sources are ordered and grouped in the overview. */
import type { MetricRole } from '#contract/descriptor';
import type { Tone } from '#contract/model';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { waitOf } from './wait.ts';

export const sortKeys = ['state', 'label', 'account', 'live', 'queue', 'wait', 'health', 'age'] as const;
export type SortKey = (typeof sortKeys)[number];
export const groupKeys = ['none', 'account', 'provider', 'state', 'event'] as const;
export type GroupKey = (typeof groupKeys)[number];
export interface Sorting {
  readonly key: SortKey;
  readonly down: boolean;
}

/** Worst first; what is wrong but unseen comes before what is fine. */
export const toneRank: Readonly<Record<Tone, number>> = {
  critical: 0,
  warning: 1,
  blind: 2,
  pending: 3,
  ok: 4,
  offline: 5,
  paused: 6,
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Sources by label. Beginning from their last order makes this almost free: little has moved. */
export function alphabetize(
  sources: readonly WatchedSource[],
  last: readonly WatchedSource[],
): readonly WatchedSource[] {
  const rest = new Set(sources);
  const held = last.filter((source) => rest.delete(source));
  return [...held, ...rest].sort((a, b) => collator.compare(a.label, b.label));
}

/** The reading of the first of these roles that the source's kind has. */
export function roleReading(source: WatchedSource, ...roles: readonly MetricRole[]) {
  const metric = source.metric(...roles);
  return metric === undefined ? undefined : source.reading(metric.id);
}

const numbers: Readonly<
  Record<Exclude<SortKey, 'label' | 'account'>, (source: WatchedSource) => number | undefined>
> = {
  state: (source) => toneRank[source.view.tone],
  live: (source) => roleReading(source, 'live', 'viewers', 'views'),
  queue: (source) => roleReading(source, 'queue'),
  wait: (source) => waitOf(source)?.seconds,
  health: (source) => roleReading(source, 'health'),
  age: (source) => (source.lastGoodAt === undefined ? undefined : -source.lastGoodAt),
};

const compareNumbers = (a: number | undefined, b: number | undefined, sign: number) =>
  a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : sign * (a - b);

/**
 * Sorts sources that are already in the order of their labels, which stays the order among equals. "No data" comes
 * last in both directions.
 */
export function sortSources(
  alphabetical: readonly WatchedSource[],
  sorting: Sorting,
  accountName: (id: string) => string,
): readonly WatchedSource[] {
  const sign = sorting.down ? -1 : 1;
  const { key } = sorting;
  if (key === 'label') return sorting.down ? alphabetical.toReversed() : alphabetical;
  const sorted = [...alphabetical];
  if (key === 'account') {
    const name = (source: WatchedSource) => accountName(source.view.account);
    return sorted.sort((a, b) => sign * collator.compare(name(a), name(b)));
  }
  const value = new Map(sorted.map((source) => [source, numbers[key](source)]));
  return sorted.sort((a, b) => compareNumbers(value.get(a), value.get(b), sign));
}

export const isSameOrder = (a: readonly WatchedSource[], b: readonly WatchedSource[]): boolean =>
  a.length === b.length && a.every((source, place) => source === b[place]);
