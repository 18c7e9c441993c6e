/** What a chart of a group shows now, in the colours of the theme. */
import type { MetricDescriptor } from '#contract/descriptor';
import { dashes, seriesToken } from './groups.ts';
import type { ChartGroup } from './groups.ts';
import type { Line, LineView } from './line-chart.ts';
import { SPAN } from './recent-series.svelte.ts';
import type { RecentSeries } from './recent-series.svelte.ts';

function bandOf(series: RecentSeries, metric: MetricDescriptor): Pick<Line, 'band'> {
  const ends = metric.role === 'wait' ? series.waitEnds : undefined;
  return ends === undefined ? {} : { band: { low: series.points(ends.low), high: series.points(ends.high) } };
}

/** The last 15 minutes up to `until`. Reads the document's tokens: to be called in a frame. */
export function toLineView(group: ChartGroup, series: RecentSeries, until: number): LineView {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string) => style.getPropertyValue(token).trim();
  const toLine = (metric: MetricDescriptor, place: number): Line => ({
    label: metric.label,
    points: series.points(metric.id),
    colour: colour(seriesToken(place)),
    dash: dashes[place % dashes.length] ?? [],
    ...bandOf(series, metric),
  });
  return {
    unit: group.unit,
    from: until - SPAN,
    until,
    lines: group.metrics.map(toLine),
    colours: { text: colour('--text-quiet'), line: colour('--line'), surface: colour('--raised') },
  };
}
