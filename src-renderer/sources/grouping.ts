/** Divides sources that are in order into groups that keep it. */
import type { EventView } from '#contract/event-view';
import type { SourceId } from '#contract/model';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import type { Group } from './windowing.ts';

/** Groups in the order of their first source. */
export function divide(
  sources: readonly WatchedSource[],
  headingOf: (source: WatchedSource) => string,
): readonly Group<WatchedSource>[] {
  const groups = new Map<string, WatchedSource[]>();
  for (const source of sources) {
    const heading = headingOf(source);
    const held = groups.get(heading);
    if (held === undefined) groups.set(heading, [source]);
    else held.push(source);
  }
  return [...groups].map(([heading, items]) => ({ heading, items }));
}

/** By source, the first event that it belongs to. */
export function eventNames(
  events: readonly Pick<EventView, 'name' | 'sources'>[],
): ReadonlyMap<SourceId, string> {
  const all = events.flatMap(({ name, sources }) => sources.map((id) => [id, name] as const));
  return new Map(all.reverse());
}
