/** The wait for the next person of a source, with its 80 % interval when there is one. Seconds. */
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
