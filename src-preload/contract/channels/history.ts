import * as v from 'valibot';
import { invoke } from '../ipc.ts';
import type { FailureKind } from '../failure.ts';
import { id, instant } from './inputs.ts';

/** A stretch without good samples: failures of one kind, a pause, or the app not running. Drawn as a gap. */
export interface Gap {
  readonly from: number;
  readonly until: number;
  readonly kind: FailureKind | 'paused' | 'offline' | 'app-off' | 'asleep';
}

/** A mark on the time axis, such as a restart of the stream. */
export interface Annotation {
  readonly at: number;
  readonly source: string;
  readonly kind: string;
  readonly text: string;
}

/** An incident as a band on a chart. */
export interface Band {
  readonly id: string;
  readonly source: string;
  readonly severity: 'info' | 'warning' | 'critical';
  readonly title: string;
  readonly from: number;
  readonly until?: number;
}

/**
 * One series thinned to the asked pixel width. All arrays have one entry per bucket that holds samples; `at` is the
 * bucket's middle. `step` is the stored resolution used, ms (0: every sample).
 */
export interface SeriesAnswer {
  readonly source: string;
  readonly metric: string;
  readonly step: number;
  readonly at: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly mean: Float64Array;
  readonly last: Float64Array;
  readonly count: Float64Array;
}

export interface HistoryAnswer {
  readonly from: number;
  readonly until: number;
  readonly series: readonly SeriesAnswer[];
  readonly gaps: readonly (Gap & { readonly source: string })[];
  readonly bands: readonly Band[];
  readonly annotations: readonly Annotation[];
}

/** Sparklines of the last 15 minutes: `points` evenly spaced values a source, NaN for gaps, in the order of `sources`. */
export interface SparklineAnswer {
  readonly from: number;
  readonly until: number;
  readonly points: number;
  readonly sources: readonly string[];
  readonly values: Float32Array;
}

export const historyChannels = {
  readHistory: invoke<HistoryAnswer>()(
    v.object({
      series: v.pipe(v.array(v.object({ source: id, metric: id })), v.minLength(1), v.maxLength(16)),
      from: instant,
      until: instant,
      /** How many buckets at most: the chart's width in pixels. */
      width: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(8_000)),
    }),
  ),
  /** The chief metric (queue, viewers, views, health) of each source. */
  readSparklines: invoke<SparklineAnswer>()(v.object({ sources: v.pipe(v.array(id), v.maxLength(20_000)) })),
};
