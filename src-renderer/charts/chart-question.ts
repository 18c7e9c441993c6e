/** What charts ask of the history, and what they keep of its answers. */
import type { Annotation, Band, Gap, HistoryAnswer } from '#contract/channels/history';
import type { MetricDescriptor } from '#contract/descriptor';
import type { Failure } from '#contract/failure';
import type { Guest } from './guests.ts';
import { keyOf } from './guests.ts';
import { extended, longestStep, shifted, toSpots } from './track.ts';
import type { Spot } from './track.ts';

export interface Question {
  readonly series: { source: string; metric: string }[];
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

/** How much earlier the ghost line lies: a day or a week, ms. */
export type GhostShift = 0 | 86_400_000 | 604_800_000;

type SourceGap = Gap & { readonly source: string };

export interface Recalled {
  readonly spots: ReadonlyMap<string, readonly Spot[]>;
  readonly ghosts: ReadonlyMap<string, readonly Spot[]>;
  readonly gaps: readonly SourceGap[];
  readonly bands: readonly Band[];
  readonly annotations: readonly Annotation[];
  readonly bucket: number;
  readonly failure?: Failure;
}

export const nothingRecalled: Recalled = {
  spots: new Map(),
  ghosts: new Map(),
  gaps: [],
  bands: [],
  annotations: [],
  bucket: 0,
};

/** The contract's limit of series in one question. */
const MOST = 16;

/** The gauges of a source and the guests, as one question can hold them. */
export const seriesOf = (source: string, metrics: readonly MetricDescriptor[], guests: readonly Guest[]) =>
  [
    ...guests.map((guest) => ({ source: guest.source, metric: guest.metric.id })),
    ...metrics
      .filter(({ kind, inner }) => kind === 'gauge' && !inner)
      .map(({ id }) => ({ source, metric: id })),
  ].slice(0, MOST);

/** The lines of an answer by source and metric. `intervals` tells how often a source is looked at, ms. */
export function spotsOf(
  answer: HistoryAnswer,
  width: number,
  intervals: (source: string) => number,
): ReadonlyMap<string, readonly Spot[]> {
  const bucket = (answer.until - answer.from) / width;
  return new Map(
    answer.series.map((series) => {
      const gaps = answer.gaps.filter(({ source }) => source === series.source);
      const longest = longestStep(intervals(series.source), Math.max(bucket, series.step));
      return [keyOf(series.source, series.metric), toSpots(series, gaps, longest, bucket)] as const;
    }),
  );
}

export const shiftedAll = (spots: ReadonlyMap<string, readonly Spot[]>, by: number) =>
  new Map([...spots].map(([key, line]) => [key, shifted(line, by)] as const));

/** What came live while the question was on its way stays; of a time that was turned back, nothing later than `now`. */
export function withLater(
  spots: ReadonlyMap<string, readonly Spot[]>,
  before: ReadonlyMap<string, readonly Spot[]>,
  { asked, now }: { readonly asked: number; readonly now: number },
  longest: number,
): ReadonlyMap<string, readonly Spot[]> {
  const later = (key: string, line: readonly Spot[]) =>
    (before.get(key) ?? [])
      .filter(({ x }) => x > asked && x <= now)
      .reduce((all, { x, y }) => extended(all, x, y, longest), line);
  return new Map([...spots].map(([key, line]) => [key, later(key, line)] as const));
}

/** The values of a live sample by the key of their line. */
export const byKey = (
  source: string,
  metrics: readonly MetricDescriptor[],
  column: ArrayLike<number>,
): ReadonlyMap<string, number> =>
  new Map(metrics.map(({ id }, place) => [keyOf(source, id), column[place] ?? NaN] as const));

/** Each line with its value of a live sample, where there is one. */
export const extendedAll = (
  spots: ReadonlyMap<string, readonly Spot[]>,
  longest: number,
  at: number,
  valueOf: (key: string) => number | undefined,
): ReadonlyMap<string, readonly Spot[]> =>
  new Map(
    [...spots].map(([key, line]) => {
      const value = valueOf(key);
      return [key, value === undefined ? line : extended(line, at, value, longest)] as const;
    }),
  );
