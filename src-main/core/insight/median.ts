/** The middle of some numbers, the lower one of two; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = Float64Array.from(values).sort();
  return sorted[(sorted.length - 1) >> 1];
}

/** The newest `most` numbers with one more. */
export function pushed(values: readonly number[], value: number, most: number): readonly number[] {
  return [...values.slice(Math.max(0, values.length + 1 - most)), value];
}
