/** Which metrics share a chart: those of one unit. Counters are told as totals, not drawn. */
import type { MetricDescriptor, Unit } from '#contract/descriptor';

export interface ChartGroup {
  readonly unit: Unit;
  readonly metrics: readonly MetricDescriptor[];
}

/** Groups in the order of their first metric. Metrics without a unit have nothing in common: one chart each. */
export function toChartGroups(metrics: readonly MetricDescriptor[]): readonly ChartGroup[] {
  const groups = new Map<string, MetricDescriptor[]>();
  for (const metric of metrics.filter(({ kind }) => kind === 'gauge')) {
    const key = metric.unit === 'none' ? metric.id : metric.unit;
    const held = groups.get(key) ?? [];
    held.push(metric);
    groups.set(key, held);
  }
  return [...groups.values()].flatMap((held) => (held[0] ? [{ unit: held[0].unit, metrics: held }] : []));
}

/** Told apart by dash as well as by colour. */
export const dashes: readonly (readonly number[])[] = [
  [],
  [6, 4],
  [2, 3],
  [9, 3, 2, 3],
  [14, 4],
  [4, 3, 1, 3],
];

/** The colour token of the series at a place. */
export const seriesToken = (place: number): string => `--chart-${(place % 6) + 1}`;
