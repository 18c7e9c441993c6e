/**
 * The last 15 minutes of a source in 90 buckets of 10 s, one value for every metric: enough for a sparkline, cheap
 * enough for thousands of sources. A bucket keeps the worst of its values, so a short peak is not lost.
 */
import type { MetricDescriptor } from '#contract/descriptor';

export const BUCKET = 10_000;
export const BUCKETS = 90;

export class RecentPoints {
  readonly #metrics: readonly MetricDescriptor[];
  readonly #values: Float32Array;
  #newest: number | undefined;

  constructor(metrics: readonly MetricDescriptor[]) {
    this.#metrics = metrics;
    this.#values = new Float32Array(metrics.length * BUCKETS).fill(NaN);
  }

  clear(): void {
    this.#values.fill(NaN);
    this.#newest = undefined;
  }

  /** Epoch ms; values older than 15 minutes before the newest are left out. */
  add(at: number, column: ArrayLike<number>): void {
    const bucket = this.#advance(at);
    if (bucket === undefined) return;
    for (let place = 0; place < this.#metrics.length; place++) this.#put(place, bucket, column[place] ?? NaN);
  }

  /** One value of one metric: what history knew before the window was opened. */
  addOne(at: number, place: number, value: number): void {
    const bucket = this.#advance(at);
    if (bucket !== undefined && place < this.#metrics.length) this.#put(place, bucket, value);
  }

  /** Values of a metric, oldest first, up to the bucket that holds `now`; NaN where nothing was seen. */
  series(place: number, now: number): Float32Array {
    const series = new Float32Array(BUCKETS).fill(NaN);
    const newest = this.#newest;
    if (newest === undefined) return series;
    const first = Math.floor(now / BUCKET) - BUCKETS + 1;
    const from = Math.max(first, newest - BUCKETS + 1);
    const until = Math.min(newest, first + BUCKETS - 1);
    const base = place * BUCKETS;
    for (let bucket = from; bucket <= until; bucket++) {
      series[bucket - first] = this.#values[base + (bucket % BUCKETS)] ?? NaN;
    }
    return series;
  }

  /** The value of a metric in the bucket that holds `at`; undefined where nothing was seen, or too long ago. */
  valueAt(place: number, at: number): number | undefined {
    const bucket = Math.floor(at / BUCKET);
    const newest = this.#newest ?? -Infinity;
    if (bucket > newest || bucket <= newest - BUCKETS) return undefined;
    const value = this.#values[place * BUCKETS + (bucket % BUCKETS)] ?? NaN;
    return Number.isNaN(value) ? undefined : value;
  }

  #advance(at: number): number | undefined {
    const bucket = Math.floor(at / BUCKET);
    const newest = this.#newest ?? bucket;
    if (bucket <= newest - BUCKETS) return undefined;
    for (let passed = Math.max(newest + 1, bucket - BUCKETS + 1); passed <= bucket; passed++)
      this.#clear(passed);
    this.#newest = Math.max(newest, bucket);
    return bucket;
  }

  #clear(bucket: number): void {
    for (let place = 0; place < this.#metrics.length; place++) {
      this.#values[place * BUCKETS + (bucket % BUCKETS)] = NaN;
    }
  }

  #put(place: number, bucket: number, value: number): void {
    const index = place * BUCKETS + (bucket % BUCKETS);
    const held = this.#values[index] ?? NaN;
    const isLowBad = this.#metrics[place]?.bad === 'low';
    if (Number.isNaN(value)) return;
    this.#values[index] = Number.isNaN(held)
      ? value
      : isLowBad
        ? Math.min(held, value)
        : Math.max(held, value);
  }
}
