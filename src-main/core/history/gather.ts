/** Gathers samples and roll-ups of any resolution into the buckets of one answer. Exact: sums and counts, never means of means. */
import type { Buckets } from './buckets.ts';

/** Buckets of equal span, aligned to the stored resolution so that no stored row falls into two of them. */
export interface Grid {
  readonly origin: number;
  readonly span: number;
  readonly count: number;
}

/** A grid over [from, until] of at most `width` buckets for rows that stand for `step` ms (0: single samples). */
export function gridOf(from: number, until: number, width: number, step: number): Grid {
  const unit = Math.max(1, step);
  const span = Math.max(1, Math.ceil((until - from) / width / unit)) * unit;
  const origin = Math.floor(from / unit) * unit;
  return { origin, span, count: Math.floor((until - origin) / span) + 1 };
}

export interface Gathering {
  sample(at: number, value: number): void;
  /** A rolled-up row that begins at `at`. */
  rolled(at: number, min: number, max: number, sum: number, last: number, count: number): void;
  buckets(): Buckets;
}

/** Starts an empty answer. Rows outside of the grid are ignored; they may come in any order but `last` follows time. */
export function gather(grid: Grid): Gathering {
  const open = openColumns(grid.count);
  const rolled: Gathering['rolled'] = (at, min, max, sum, last, count) => {
    const index = Math.floor((at - grid.origin) / grid.span);
    if (!(count > 0) || index < 0 || index >= grid.count) return;
    if (min < (open.min[index] ?? 0)) open.min[index] = min;
    if (max > (open.max[index] ?? 0)) open.max[index] = max;
    open.sum[index] = (open.sum[index] ?? 0) + sum;
    open.count[index] = (open.count[index] ?? 0) + count;
    if (at < (open.lastAt[index] ?? 0)) return;
    open.lastAt[index] = at;
    open.last[index] = last;
  };
  const sample = (at: number, value: number) => {
    if (!Number.isNaN(value)) rolled(at, value, value, value, value, 1);
  };
  return { rolled, sample, buckets: () => closed(open, grid) };
}

interface Open {
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly sum: Float64Array;
  readonly last: Float64Array;
  readonly lastAt: Float64Array;
  readonly count: Float64Array;
}

function openColumns(count: number): Open {
  const column = (initial: number) => new Float64Array(count).fill(initial);
  return {
    min: column(Infinity),
    max: column(-Infinity),
    sum: column(0),
    last: column(NaN),
    lastAt: column(-Infinity),
    count: column(0),
  };
}

function closed(open: Open, { origin, span, count }: Grid): Buckets {
  const filled = Array.from({ length: count }, (_, index) => index).filter(
    (index) => (open.count[index] ?? 0) > 0,
  );
  const pick = (from: Float64Array) => Float64Array.from(filled, (index) => from[index] ?? NaN);
  return {
    at: Float64Array.from(filled, (index) => origin + (index + 0.5) * span),
    min: pick(open.min),
    max: pick(open.max),
    mean: Float64Array.from(filled, (index) => (open.sum[index] ?? 0) / (open.count[index] ?? 1)),
    last: pick(open.last),
    count: pick(open.count),
  };
}
