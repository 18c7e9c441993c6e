/** Thinning by min and max: a bucket a pixel, so that no single-sample peak is ever lost (performance.md 4). */

export interface Point {
  readonly at: number;
  /** NaN is "no data" and is left out. */
  readonly value: number;
}

export interface Buckets {
  readonly at: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly mean: Float64Array;
  readonly last: Float64Array;
  readonly count: Float64Array;
}

interface Open {
  readonly index: number;
  min: number;
  max: number;
  sum: number;
  last: number;
  count: number;
}

/** The points of [from, until] in at most `width` buckets of equal span, oldest first; empty buckets are left out. */
export function bucketed(points: readonly Point[], from: number, until: number, width: number): Buckets {
  const span = Math.max(1, (until - from) / width);
  const buckets: Open[] = [];
  for (const { at, value } of points) {
    if (Number.isNaN(value)) continue;
    const index = Math.min(width - 1, Math.floor((at - from) / span));
    const last = buckets.at(-1);
    if (last?.index === index) widen(last, value);
    else buckets.push({ index, min: value, max: value, sum: value, last: value, count: 1 });
  }
  const column = (read: (bucket: Open) => number) => Float64Array.from(buckets, read);
  return {
    at: column((one) => from + (one.index + 0.5) * span),
    min: column((one) => one.min),
    max: column((one) => one.max),
    mean: column((one) => one.sum / one.count),
    last: column((one) => one.last),
    count: column((one) => one.count),
  };
}

function widen(bucket: Open, value: number): void {
  bucket.min = Math.min(bucket.min, value);
  bucket.max = Math.max(bucket.max, value);
  bucket.sum += value;
  bucket.last = value;
  bucket.count += 1;
}
