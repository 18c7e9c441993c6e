import type { FieldProblem } from '#contract/failure';

/** A problem unless `value` is a number from `low` to `high`. */
export function within(
  path: string,
  value: number,
  low: number,
  high: number,
  message: string,
): readonly FieldProblem[] {
  return Number.isFinite(value) && value >= low && value <= high ? [] : [{ path, message }];
}
