/** The axes of a chart: time below, the unit at the left. */
import type { ChartOptions } from 'chart.js';
import type { Unit } from '#contract/descriptor';
import { formatQuantity } from '../format/quantities.ts';
import { formatClock } from '../format/times.ts';
import type { LineView } from './line-chart.ts';

/** The same for all charts of a page, so that their time axes lie below each other. */
const AXIS_WIDTH = 72;
const MINUTE = 60_000;
/** Seconds that people count waits in. */
const SPANS = [15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400];
const WHOLE: ReadonlySet<Unit> = new Set(['people', 'clients', 'views', 'packets', 'score']);

/** A tick distance that people count in; undefined lets the chart choose. */
export function stepOf(unit: Unit, highest: number): number | undefined {
  return unit === 's' ? SPANS.find((span) => highest / span <= 4) : undefined;
}

/** Every third minute within the range. */
export function timeTicks(from: number, until: number): readonly { readonly value: number }[] {
  const first = Math.ceil(from / (3 * MINUTE)) * 3 * MINUTE;
  const count = Math.max(0, Math.floor((until - first) / (3 * MINUTE)) + 1);
  return Array.from({ length: count }, (_, index) => ({ value: first + index * 3 * MINUTE }));
}

const highestOf = (view: LineView) =>
  view.lines.reduce((highest, line) => {
    const points = [...line.points, ...(line.band?.high ?? [])];
    return points.reduce((most, { y }) => (y > most ? y : most), highest);
  }, 0);

/** Options for Chart.js. */
export function toScales(view: LineView): NonNullable<ChartOptions<'line'>['scales']> {
  const { unit, from, until, colours } = view;
  const stepSize = stepOf(unit, highestOf(view));
  const plain = { grid: { color: colours.line, drawTicks: false }, border: { display: false } };
  return {
    x: {
      ...plain,
      type: 'linear',
      min: from,
      max: until,
      afterBuildTicks: (axis) => void (axis.ticks = [...timeTicks(from, until)]),
      ticks: {
        color: colours.text,
        maxRotation: 0,
        callback: (value) => formatClock(Number(value), false),
      },
    },
    y: {
      ...plain,
      beginAtZero: true,
      ...(unit === 'score' ? { max: 100 } : { grace: '8%' }),
      afterFit: (axis) => void (axis.width = AXIS_WIDTH),
      ticks: {
        color: colours.text,
        maxTicksLimit: stepSize === undefined ? 4 : 6,
        ...(WHOLE.has(unit) ? { precision: 0 } : {}),
        ...(stepSize === undefined ? {} : { stepSize }),
        callback: (value) => formatQuantity(Number(value), unit),
      },
    },
  };
}
