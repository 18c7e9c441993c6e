/** Fast growth of a queue: too often chance to wake anybody, so it only tints the row (queue-insight C-3). */
import type { WatchedSource } from '../state/watched-source.svelte.ts';

const SPAN = 300_000;
const RISE = 3;

/** Whether three more wait than five minutes ago, as the source was last seen. */
export function isGrowing(source: WatchedSource): boolean {
  void source.revision;
  const metric = source.metric('queue');
  const place = metric && source.shape.placeOf.get(metric.id);
  if (metric === undefined || place === undefined || !source.isCurrent) return false;
  const now = source.reading(metric.id);
  const then = source.points.valueAt(place, (source.lastGoodAt ?? 0) - SPAN);
  return now !== undefined && then !== undefined && now - then >= RISE;
}
