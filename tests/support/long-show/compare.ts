/** Holds what a chart is told against the samples that went in: each bucket, of each series, one by one. */
import type { HistoryAnswer, SeriesAnswer } from '../../../src-preload/contract/channels/history.ts';
import type { Recorded, Recording } from './recording.ts';

export interface Question {
  readonly series: { readonly source: string; readonly metric: string }[];
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

export interface Verdict {
  buckets: number;
  samples: number;
  readonly wrong: string[];
}

/** Sums of whole numbers are exact; of others the last digits hang on the order in which they are added. */
const ROUNDING = 1e-12;

/** Compares one answer whole. What is wrong is told in words. */
export function compare(
  recorded: Recording,
  question: Question,
  answer: HistoryAnswer,
  verdict: Verdict,
): void {
  question.series.forEach(({ source, metric }, place) => {
    const told = answer.series[place];
    const own = recorded.sources.get(source);
    if (!told || !own || told.metric !== metric)
      return void verdict.wrong.push(`${source} ${metric}: no answer`);
    compareSeries(own, question, told, verdict);
  });
}

/** The buckets as the contract tells them: of equal span, none split by a row of the stored resolution. */
function gridOf({ from, until, width }: Question, step: number) {
  const unit = Math.max(1, step);
  const span = Math.max(1, Math.ceil((until - from) / width / unit)) * unit;
  const origin = Math.floor(from / unit) * unit;
  return { origin, span, end: origin + (Math.floor((until - origin) / span) + 1) * span };
}

function compareSeries(own: Recorded, question: Question, told: SeriesAnswer, verdict: Verdict): void {
  const { origin, span, end } = gridOf(question, told.step);
  const values = own.columns[own.metrics.indexOf(told.metric)] ?? new Float64Array();
  let place = 0;
  for (let index = firstAt(own, origin); index < own.count && (own.at[index] ?? 0) < end;) {
    const from = origin + Math.floor(((own.at[index] ?? 0) - origin) / span) * span;
    const bucket = { min: Infinity, max: -Infinity, sum: 0, last: NaN, count: 0, isWhole: true };
    for (; index < own.count && (own.at[index] ?? 0) < from + span; index++)
      put(bucket, values[index] ?? NaN);
    if (bucket.count === 0) continue;
    verdict.buckets += 1;
    verdict.samples += bucket.count;
    if (!isSame(told, place, from + span / 2, bucket)) verdict.wrong.push(wordsOf(told, place, from, bucket));
    place += 1;
  }
  if (place !== told.at.length)
    verdict.wrong.push(`${told.source} ${told.metric}: ${told.at.length} buckets for ${place}`);
}

interface Bucket {
  min: number;
  max: number;
  sum: number;
  last: number;
  count: number;
  isWhole: boolean;
}

function put(bucket: Bucket, value: number): void {
  if (Number.isNaN(value)) return;
  if (value < bucket.min) bucket.min = value;
  if (value > bucket.max) bucket.max = value;
  bucket.sum += value;
  bucket.last = value;
  bucket.count += 1;
  if (!Number.isInteger(value)) bucket.isWhole = false;
}

function isSame(told: SeriesAnswer, place: number, middle: number, bucket: Bucket): boolean {
  const mean = bucket.sum / bucket.count;
  const off = Math.abs((told.mean[place] ?? NaN) - mean);
  return (
    told.at[place] === middle &&
    told.min[place] === bucket.min &&
    told.max[place] === bucket.max &&
    told.last[place] === bucket.last &&
    told.count[place] === bucket.count &&
    (bucket.isWhole ? off === 0 : off <= ROUNDING * Math.max(1, Math.abs(mean)))
  );
}

function wordsOf(
  { source, metric, ...told }: SeriesAnswer,
  place: number,
  from: number,
  bucket: Bucket,
): string {
  const seen = [told.min, told.max, told.mean, told.last, told.count].map((column) => column[place]);
  const truth = [bucket.min, bucket.max, bucket.sum / bucket.count, bucket.last, bucket.count];
  return `${source} ${metric} ${new Date(from).toISOString()}: ${seen.join()} for ${truth.join()}`;
}

function firstAt({ at, count }: Recorded, time: number): number {
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
