/** Which stored looks cannot matter to a rule that holds nothing at the moment: most of a week, in a plain loop of numbers. */
import type { LookColumns } from './columns.ts';
import type { Compiled } from './scope.ts';

export interface Skipper {
  /** The first index from `index` on at which the rule may be breached; the length when there is none. */
  next(index: number): number;
  /** From which index the memory must take in looks to judge the one at `index`. */
  recallFrom(index: number): number;
}

/** Skips nothing: for rules whose past matters as a whole. */
const thorough: Skipper = { next: (index) => index, recallFrom: (index) => index };

/** The skipper for a rule. It may stop at too many looks, never at too few. */
export function skipperFor(compiled: Compiled, columns: LookColumns): Skipper {
  const { condition } = compiled.rule;
  const { metric, window } = compiled;
  switch (condition.type) {
    case 'above':
      return whereHigh(columns.values[metric], condition.value, columns);
    case 'below':
      return whereLow(columns.values[metric], condition.value, columns);
    case 'wait-above':
      return whereHigh(
        columns.values[columns.roles['wait'] ?? 'wait'],
        (condition.value - 0.001) / 1_000,
        columns,
      );
    case 'grows':
      return {
        next: whereHigh(columns.values[metric], condition.atLeast ?? -Infinity, columns).next,
        recallFrom: (index) => firstSince(columns.at, index, window ?? 0),
      };
    default:
      return thorough;
  }
}

/** NaN, which stands for no data, is neither high nor low. */
function whereHigh(
  values: Float64Array | undefined,
  limit: number,
  { at: { length } }: LookColumns,
): Skipper {
  const next = (from: number) => {
    let index = values ? from : length;
    while (index < length && !((values?.[index] ?? NaN) >= limit)) index += 1;
    return index;
  };
  return { ...thorough, next };
}

function whereLow(values: Float64Array | undefined, limit: number, { at: { length } }: LookColumns): Skipper {
  const next = (from: number) => {
    let index = values ? from : length;
    while (index < length && !((values?.[index] ?? NaN) < limit)) index += 1;
    return index;
  };
  return { ...thorough, next };
}

function firstSince(at: Float64Array, index: number, span: number): number {
  const oldest = (at[index] ?? 0) - span;
  let first = index;
  while (first > 0 && (at[first - 1] ?? 0) >= oldest) first -= 1;
  return first;
}
