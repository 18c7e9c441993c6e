/** How far a reading moved in the last 15 minutes. */
import type { MetricDescriptor } from '#contract/descriptor';
import { formatQuantity } from '../format/quantities.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { BUCKETS } from '../state/recent-points.ts';
import { sourceWords } from '../words/source.ts';

/** `+9 in 15 min`, or '' when less than half of that time was seen. */
export function changeText(source: WatchedSource, metric: MetricDescriptor, now: number): string {
  const place = source.shape.placeOf.get(metric.id);
  const value = source.reading(metric.id);
  void source.revision;
  if (place === undefined || value === undefined) return '';
  const values = source.points.series(place, now);
  const first = values.findIndex((one) => !Number.isNaN(one));
  if (first < 0 || first > BUCKETS / 2) return '';
  const change = value - (values[first] ?? value);
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  return `${sign}${formatQuantity(Math.abs(change), metric.unit)} ${sourceWords.change}`;
}
