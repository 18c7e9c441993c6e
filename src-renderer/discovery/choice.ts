/** What is chosen in a list, as values that are replaced and never changed: one change of ten thousand is one news. */

/** Places in the list that are ticked. */
export type Ticked = ReadonlySet<number>;
/** Names given in place of the list's own, by place. */
export type Names = ReadonlyMap<number, string>;

export const noneTicked: Ticked = new Set();
export const noNames: Names = new Map();

/** `ticked` with all of `places` ticked, or none of them. */
export function withTicks(ticked: Ticked, places: readonly number[], on: boolean): Ticked {
  const next = new Set(ticked);
  for (const place of places)
    if (on) next.add(place);
    else next.delete(place);
  return next;
}

export const withName = (names: Names, place: number, name: string): Names => new Map(names).set(place, name);
