/** The place of the last look at or before `at`; -1 when there is none. Looks rise in time. */
export function lastPlace(looks: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = looks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((looks[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
