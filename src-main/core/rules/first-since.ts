/** The first index whose moment is at most `span` ms before that of `index`. Moments rise. */
export function firstSince(at: Float64Array, index: number, span: number): number {
  const oldest = (at[index] ?? 0) - span;
  let first = index;
  while (first > 0 && (at[first - 1] ?? 0) >= oldest) first -= 1;
  return first;
}
