/** How a reading looks in the overview: zero, no data, stale and failing all differ. */
import type { MetricDescriptor } from '#contract/descriptor';
import { formatShortWait, formatWait } from '../format/estimates.ts';
import { formatQuantity, toQuantity } from '../format/quantities.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { failureWords } from '../words/states.ts';
import { shellWords } from '../words/views.ts';
import { basisOf, isLearning, waitOf } from './wait.ts';

export interface ReadingText {
  readonly text: string;
  /** `number` now, `dim` then, `none` nothing to tell, `failed` why there is none. */
  readonly look: 'number' | 'dim' | 'none' | 'failed';
  readonly value?: number;
  readonly title?: string;
  /** What an estimate rests on, a sentence. */
  readonly basis?: string;
}

const NOTHING = '–';

/** What is shown where a number cannot be. */
function withoutValue(source: WatchedSource, isFirst: boolean): ReadingText {
  const { condition, failure } = source.view;
  if (condition === 'failing' && isFirst && failure !== undefined) {
    return { text: failureWords[failure.kind], look: 'failed', title: failure.message };
  }
  return condition === 'fresh' || condition === 'stale'
    ? { text: shellWords.noData, look: 'none' }
    : { text: NOTHING, look: 'none' };
}

const lookOf = (source: WatchedSource) => (source.isCurrent ? ('number' as const) : ('dim' as const));

/** A reading of the overview; `isFirst` is the one in which a failing source says why. */
export function readingText(
  source: WatchedSource,
  metric: MetricDescriptor | undefined,
  isFirst: boolean,
  isBare = false,
): ReadingText {
  if (metric === undefined) return { text: NOTHING, look: 'none' };
  const value = source.reading(metric.id);
  if (value === undefined || source.view.condition === 'failing') return withoutValue(source, isFirst);
  const text = isBare ? toQuantity(value, metric.unit).value : formatQuantity(value, metric.unit);
  return { text, look: lookOf(source), value, title: source.labelOf(metric) };
}

/** The wait for the next person, in words, and what it rests on; "learning" while too little was seen to say. */
export function waitText(source: WatchedSource): ReadingText {
  if (source.metric('wait', 'queue') === undefined) return { text: NOTHING, look: 'none' };
  const wait = waitOf(source);
  if (source.view.condition === 'failing') return withoutValue(source, false);
  const basis = basisOf(source);
  const told = basis === undefined ? {} : { basis };
  if (wait === undefined) {
    if (!isLearning(source)) return withoutValue(source, false);
    return { text: shellWords.learning, look: 'none', ...told };
  }
  return {
    ...told,
    text: formatShortWait(wait.seconds),
    look: lookOf(source),
    value: wait.seconds,
    title: formatWait(wait.seconds, wait.low, wait.high),
  };
}
