/** How far a reading moved in the last 15 minutes. */
import type { RecentSeries } from '../charts/recent-series.svelte.ts';
import { SPAN } from '../charts/recent-series.svelte.ts';
import type { MetricDescriptor } from '#contract/descriptor';
import { formatQuantity } from '../format/quantities.ts';
import { sourceWords as words } from '../words/source.ts';

/** `+9 in 15 min`; '' for a counter, which only grows, and when less than half of that time was seen. */
export function changeText(series: RecentSeries, metric: MetricDescriptor, value: number): string {
  void series.revision;
  if (metric.kind === 'counter') return '';
  const points = series.points(metric.id).filter((point) => !Number.isNaN(point.y));
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || last.x - first.x < SPAN / 2) return '';
  const change = formatQuantity(Math.abs(value - first.y), metric.unit);
  if (change === formatQuantity(0, metric.unit)) return words.steady;
  return `${value > first.y ? '+' : '−'}${change} ${words.change}`;
}
