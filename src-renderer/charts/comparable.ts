/** Which series can be laid over a source's charts. */
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import type { Guest } from './guests.ts';
import { keyOf } from './guests.ts';

/** Every gauge of every other source whose words hold all words of the text, in order of name. */
export function findComparable(
  sources: Iterable<WatchedSource>,
  but: string,
  taken: readonly Guest[],
  text: string,
): readonly Guest[] {
  const parts = text.trim().toLocaleLowerCase().split(/\s+/);
  const held = new Set(taken.map(({ source, metric }) => keyOf(source, metric.id)));
  const guests = [...sources]
    .filter(({ id }) => id !== but)
    .toSorted((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }))
    .flatMap((source) =>
      source.shape.chiefly
        .filter(({ kind }) => kind === 'gauge')
        .map((metric) => ({ source: source.id, label: source.label, metric })),
    );
  return guests.filter(({ source, label, metric }) => {
    const name = `${label} ${metric.label}`.toLocaleLowerCase();
    return !held.has(keyOf(source, metric.id)) && parts.every((part) => name.includes(part));
  });
}
