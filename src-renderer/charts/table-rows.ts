/** The readings of a window as rows of a table: one a moment, newest first, gaps and marks in words. */
import type { MetricDescriptor } from '#contract/descriptor';
import { formatQuantity } from '../format/quantities.ts';
import { spreadOf } from './spread.ts';
import { chartWords as words, gapWords } from '../words/charts.ts';
import type { Charted } from './charted.ts';
import type { ChartHistory } from './chart-history.svelte.ts';
import { isBreak } from './track.ts';
import type { Spot } from './track.ts';

export interface TableRow {
  readonly at: number;
  readonly cells: readonly string[];
  readonly notes: string;
}

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  readonly metric: MetricDescriptor;
  readonly spots: readonly Spot[];
}

function cellOf(spot: Spot | undefined, { metric }: TableColumn): string {
  if (spot === undefined) return words.nothingAt;
  const text = formatQuantity(spot.y, metric.unit);
  const spread = spreadOf(spot, metric.unit);
  return spread === undefined ? text : `${text} (${spread})`;
}

interface Marked {
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

/** A mark is told in the first row at or after it, and in the rows that it covers. */
function marksOf({ recalled }: ChartHistory, source: string): readonly Marked[] {
  const own = <One extends { readonly source: string }>(all: readonly One[]) =>
    all.filter((one) => one.source === source);
  return [
    ...own(recalled.gaps).map(({ from, until, kind }) => ({ from, until, text: words.gap(gapWords(kind)) })),
    ...own(recalled.bands).map(({ from, until = Infinity, title }) => ({ from, until, text: title })),
    ...own(recalled.annotations).map(({ at, text }) => ({ from: at, until: at, text })),
  ];
}

/** Rows for all moments at which any of the columns has a value within [from, until]. */
export function toRows(
  columns: readonly TableColumn[],
  history: ChartHistory,
  source: string,
  range: { readonly from: number; readonly until: number },
): readonly TableRow[] {
  const byTime = columns.map(({ spots }) => new Map(spots.map((spot) => [spot.x, spot] as const)));
  const all = new Set(columns.flatMap(({ spots }) => spots.filter((one) => !isBreak(one)).map(({ x }) => x)));
  const times = [...all].filter((at) => at >= range.from && at <= range.until).sort((a, b) => a - b);
  const marks = marksOf(history, source);
  const rows = times.map((at, index) => {
    const before = times[index - 1] ?? at;
    const notes = marks.filter(({ from, until }) => from <= at && until > before).map(({ text }) => text);
    const cells = columns.map((column, place) => cellOf(byTime[place]?.get(at), column));
    return { at, cells, notes: [...new Set(notes)].join('. ') };
  });
  return rows.reverse();
}

/** The gauges of the source, then what it is compared with. */
export const toColumns = (source: Charted, history: ChartHistory): readonly TableColumn[] => [
  ...source.shown
    .filter(({ kind }) => kind === 'gauge')
    .map((metric) => ({
      key: metric.id,
      label: source.labelOf(metric),
      metric,
      spots: history.line(source.id, metric.id),
    })),
  ...history.guests.map(({ source: guest, label, metric }) => ({
    key: `${guest} ${metric.id}`,
    label: `${label}, ${metric.label}`,
    metric,
    spots: history.line(guest, metric.id),
  })),
];
