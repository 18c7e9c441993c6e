/** The wait for the next person of a source, with its 80 % interval when there is one. Seconds. */
import { toSentence } from '../format/sentence.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';

export interface Wait {
  readonly seconds: number;
  readonly low?: number;
  readonly high?: number;
}

/** From the newest sample, which comes more often than the view; else from the view. */
export function waitOf(source: WatchedSource): Wait | undefined {
  const metric = source.metric('wait');
  const seconds = metric === undefined ? undefined : source.reading(metric.id);
  const { queue } = source.view;
  if (seconds !== undefined) return { seconds, ...endsOf(source) };
  if (metric !== undefined || queue?.waitSeconds === undefined) return undefined;
  const { waitLow: low, waitHigh: high } = queue;
  return { seconds: queue.waitSeconds, ...(low !== undefined && high !== undefined ? { low, high } : {}) };
}

function endsOf(source: WatchedSource): Pick<Wait, 'low' | 'high'> {
  const ends = source.shape.waitEnds;
  const low = ends && source.reading(ends.low);
  const high = ends && source.reading(ends.high);
  return low === undefined || high === undefined ? {} : { low, high };
}

/**
 * Whether too little was seen for an estimate. A replay knows the readings only: without an estimate beside both counts it
 * was learning then.
 */
export function isLearning(source: WatchedSource): boolean {
  if (!source.isCurrent) return false;
  const isKnown = (['live', 'queue'] as const).every((role) => {
    const metric = source.metric(role);
    return metric !== undefined && source.reading(metric.id) !== undefined;
  });
  return source.view.queue?.learning ?? isKnown;
}

/** `Based on 37 departures in the last 20 min`; undefined where nothing is estimated, or nothing is known of it. */
export function basisOf({ view }: Pick<WatchedSource, 'view'>): string | undefined {
  return view.queue && toSentence(view.queue.basis);
}
