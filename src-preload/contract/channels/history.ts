import * as v from 'valibot';
import { invoke, push } from '../ipc.ts';
import type { Failure, FailureKind } from '../failure.ts';
import type { SourceId } from '../model.ts';
import { id, instant, nothing, shortText } from './inputs.ts';

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

/** What happened while nobody looked, each list newest first and of at most 50 entries. */
export interface SinceLeft {
  readonly since: number;
  readonly until: number;
  readonly raised: readonly Band[];
  readonly cleared: readonly Band[];
  /** The highest value of a source's chief metric, where it was higher than when the window was left. */
  readonly peaks: readonly {
    readonly source: SourceId;
    readonly metric: string;
    readonly at: number;
    readonly value: number;
    readonly before?: number;
  }[];
  /** Restarts and other marks. */
  readonly changed: readonly Annotation[];
}

/** How far an export has come. `share` is from 0 to 1; the last word of an export is `done`, `failed` or `cancelled`. */
export interface ExportProgress {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly share: number;
  readonly rows: number;
  /** The file's name, without its folder. */
  readonly file: string;
  readonly failure?: Failure;
}

/** Bytes on disk; `from` is the oldest sample. Sources that were removed and still have samples are told, too. */
export interface HistorySize {
  readonly bytes: number;
  readonly samples: number;
  readonly from?: number;
  readonly sources: readonly { readonly source: SourceId; readonly bytes: number; readonly from?: number }[];
}

/** A page of charts at twice the density stays far below. */
const LARGEST_PICTURE = 16 * 1024 * 1024;

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
  /** What was raised, cleared, peaked and changed since a moment. */
  readSinceLeft: invoke<SinceLeft>()(v.object({ since: instant })),
  /** Asks where to, then writes CSV in the background. Fails with `cancelled` when no file was chosen. */
  startExport: invoke<{ readonly id: string; readonly file: string }>()(
    v.object({
      sources: v.pipe(v.array(id), v.minLength(1), v.maxLength(20_000)),
      from: instant,
      until: instant,
    }),
  ),
  cancelExport: invoke<void>()(v.object({ id })),
  exportProgress: push<ExportProgress>(),
  /** Asks where to, then writes the PNG that the page has drawn. */
  saveChartImage: invoke<{ readonly file: string }>()(
    v.object({
      name: shortText,
      image: v.pipe(
        v.instance(Uint8Array),
        v.check((bytes) => bytes[0] === 0x89 && bytes[1] === 0x50, 'This is no PNG.'),
      ),
    }),
    LARGEST_PICTURE,
  ),
  readHistorySize: invoke<HistorySize>()(nothing),
  /** Forgets the samples of one source, or of all. Incidents and audit lines stay. */
  clearHistory: invoke<void>()(v.object({ source: v.optional(id) })),
  /** Samples, incidents, marks and audit lines: all of it. `typed` is what the user typed to confirm. */
  forgetEverything: invoke<void>()(v.object({ typed: v.literal('forget everything') })),
};
