/** How far a value has risen within a window: a sliding minimum over plain numbers. */
import type { RuleCondition } from '#contract/configuration';
import type { LookColumns } from './columns.ts';

type Grows = Extract<RuleCondition, { readonly type: 'grows' }>;

/**
 * The rise at an index over the lowest value of the `within` ms before it; asked for indices that rise. The lowest value of
 * a window is the front of a queue of rising lows. What the judge knows may be fewer lows than this, never more.
 */
export function risesOf(
  values: Float64Array,
  { at }: LookColumns,
  within: number,
): (index: number) => number {
  const lows = new Int32Array(at.length);
  let [front, end, seen] = [0, 0, 0];
  const take = (index: number) => {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) return;
    while (end > front && (values[lows[end - 1] ?? 0] ?? 0) >= value) end -= 1;
    lows[end] = index;
    end += 1;
  };
  return (index) => {
    for (; seen <= index; seen += 1) {
      take(seen);
      const oldest = (at[seen] ?? 0) - within;
      while (front < end - 1 && (at[lows[front] ?? 0] ?? 0) < oldest) front += 1;
    }
    return (values[index] ?? NaN) - (values[lows[front] ?? 0] ?? NaN);
  };
}

/** The next index at which it has risen far enough to be worth a closer look. */
export function nextRise(
  values: Float64Array | undefined,
  columns: LookColumns,
  { by, within, atLeast = -Infinity }: Grows,
): (index: number) => number {
  const { length } = columns.at;
  if (!values) return () => length;
  const rises = risesOf(values, columns, within);
  return (from) => {
    let index = from;
    while (index < length && !((values[index] ?? NaN) >= atLeast && rises(index) >= by)) index += 1;
    return index;
  };
}
