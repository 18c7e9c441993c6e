/** The people of an event over time: the series of its sources added up in buckets wide enough for each to have spoken. */
import type { HistoryAnswer, SeriesAnswer } from '#contract/channels/history';

/** A bucket holds this many looks of the slowest source, so that nobody is left out of a sum by chance. */
const LOOKS = 1.5;

export interface Range {
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

/** The range in buckets that suit sources looked at every `interval` ms at the slowest. */
export function fittedTo({ from, until, width }: Range, interval: number): Range {
  const most = Math.floor((until - from) / (LOOKS * interval));
  return { from, until, width: Math.max(1, Math.min(width, most)) };
}

/** Sums the means of `series` as one series. A source that has just spoken counts for one bucket more. */
export function summedSeries(
  series: readonly Pick<SeriesAnswer, 'at' | 'mean'>[],
  { from, until, width }: Range,
  { source, metric }: Pick<SeriesAnswer, 'source' | 'metric'>,
): SeriesAnswer {
  const span = (until - from) / width;
  const sums = new Float64Array(width);
  const counts = new Float64Array(width);
  for (const one of series) addUp(one, { from, span }, sums, counts);
  const kept = Array.from(counts, (_, index) => index).filter((index) => (counts[index] ?? 0) > 0);
  const values = () => Float64Array.from(kept, (index) => sums[index] ?? NaN);
  return {
    source,
    metric,
    step: span,
    at: Float64Array.from(kept, (index) => from + (index + 0.5) * span),
    min: values(),
    max: values(),
    mean: values(),
    last: values(),
    count: Float64Array.from(kept, (index) => counts[index] ?? 0),
  };
}

function addUp(
  { at, mean }: Pick<SeriesAnswer, 'at' | 'mean'>,
  { from, span }: { readonly from: number; readonly span: number },
  sums: Float64Array,
  counts: Float64Array,
): void {
  const { length } = at;
  for (let index = 0; index < length; index += 1) {
    const bucket = Math.floor(((at[index] ?? 0) - from) / span);
    const next = index + 1 < length ? Math.floor(((at[index + 1] ?? 0) - from) / span) : Infinity;
    for (let filled = bucket; filled <= bucket + 1 && filled < Math.min(next, sums.length); filled += 1) {
      if (filled < 0 || Number.isNaN(mean[index])) continue;
      sums[filled] = (sums[filled] ?? 0) + (mean[index] ?? 0);
      counts[filled] = (counts[filled] ?? 0) + 1;
    }
  }
}

/** Gaps and incidents of the sources, told of the event. A source that is simply off is no gap. */
export function marksOf(
  { gaps, bands, annotations }: HistoryAnswer,
  source: string,
): Pick<HistoryAnswer, 'gaps' | 'bands' | 'annotations'> {
  return {
    gaps: joined(gaps.filter(({ kind }) => kind !== 'offline')).map((gap) => ({ ...gap, source })),
    bands: [...new Map(bands.map((band) => [band.id, { ...band, source }])).values()],
    annotations: annotations.map((mark) => ({ ...mark, source })),
  };
}

type Gaps = HistoryAnswer['gaps'];

/** Gaps that overlap are one, of the first's kind: several sources unseen at once are no darker than one. */
function joined(gaps: Gaps): Gaps {
  const whole: Gaps[number][] = [];
  for (const gap of [...gaps].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && gap.from <= last.until)
      whole[whole.length - 1] = { ...last, until: Math.max(last.until, gap.until) };
    else whole.push(gap);
  }
  return whole;
}
