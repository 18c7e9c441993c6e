/** The axes of a chart: time below, the unit at the left, a guest's unit at the right. */
import type { ChartOptions, ScaleOptionsByType } from 'chart.js';
import type { Unit } from '#contract/descriptor';
import { axisLabel } from './axis-label.ts';
import type { Line, LineView } from './line-view.ts';
import { LEFT, RIGHT_AXIS } from './place.ts';
import { stepFor, tickLabel, timeTicks } from './time-ticks.ts';

export { timeTicks } from './time-ticks.ts';

/** Seconds that people count waits in. */
const SPANS = [15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400];
const WHOLE: ReadonlySet<Unit> = new Set(['people', 'clients', 'views', 'packets', 'score']);
/** A time mark needs as many pixels. */
const MARK = 92;
/** Half of that, less the space at the right. */
const EDGE = 24;

/** A tick distance that people count in; undefined lets the chart choose. */
export function stepOf(unit: Unit, highest: number): number | undefined {
  return unit === 's' ? SPANS.find((span) => highest / span <= 4) : undefined;
}

/** The highest value of some lines, 0 when there is none. */
export const highestOf = (lines: readonly Line[]): number =>
  lines.reduce((highest, line) => {
    const spots = [...line.spots, ...(line.band?.high ?? [])];
    return spots.reduce((most, { high }) => (high > most ? high : most), highest);
  }, 0);

/** A threshold is worth the room when what is measured comes near it. */
function ceilingOf(view: LineView, highest: number): number | undefined {
  const near = view.thresholds.map(({ value }) => value).filter((value) => value <= highest * 3);
  return near.length === 0 ? undefined : Math.max(...near) * 1.1;
}

type Scale = Partial<ScaleOptionsByType<'linear'>>;

const plain = ({ colours }: LineView) => ({
  grid: { color: colours.line, drawTicks: false },
  border: { display: false },
});

function valueAxis(view: LineView, unit: Unit, axis: Line['axis']): Scale {
  const highest = highestOf(view.lines.filter((line) => line.axis === axis));
  const suggested = axis === 'y' ? ceilingOf(view, highest) : undefined;
  const stepSize = stepOf(unit, Math.max(highest, suggested ?? 0));
  const scale = {
    ...plain(view),
    beginAtZero: true,
    ...(unit === 'score' ? { max: 100 } : { grace: '8%' }),
    ...(suggested === undefined ? {} : { suggestedMax: suggested }),
    ...(highest === 0 && suggested === undefined ? { suggestedMax: 1 } : {}),
    afterFit: (fitted: { width: number }) => void (fitted.width = axis === 'y' ? LEFT : RIGHT_AXIS),
    ticks: {
      color: view.colours.text,
      maxTicksLimit: stepSize === undefined ? 5 : 6,
      ...(WHOLE.has(unit) ? { precision: 0 } : {}),
      ...(stepSize === undefined ? {} : { stepSize }),
      callback: (value: number | string, _index: number, marks: readonly { readonly value: number }[]) =>
        axisLabel(Number(value), unit, (marks[1]?.value ?? 0) - (marks[0]?.value ?? 0)),
    },
  };
  return scale as unknown as Scale;
}

function timeAxis(view: LineView): Scale {
  const { from, until, colours } = view;
  let step = 60_000;
  const scale = {
    ...plain(view),
    type: 'linear',
    min: from,
    max: until,
    afterBuildTicks: (axis: { ticks: unknown; width: number; maxWidth?: number }) => {
      const most = Math.max(2, Math.floor((axis.width || axis.maxWidth || 700) / MARK));
      step = stepFor(until - from, most);
      // A mark whose text would be cut at the edge has none.
      const last = until - (EDGE * (until - from)) / (axis.width || 700);
      axis.ticks = timeTicks(from, until, most).filter(({ value }) => value <= last);
    },
    // The field is where place.ts says, however wide the last text is.
    afterFit: (axis: { paddingLeft: number; paddingRight: number }) =>
      void (axis.paddingLeft = axis.paddingRight = 0),
    ticks: {
      color: colours.text,
      maxRotation: 0,
      padding: 8,
      autoSkip: true,
      callback: (value: number | string) => tickLabel(Number(value), step),
    },
  };
  return scale as unknown as Scale;
}

/** Options for Chart.js. */
export function toScales(view: LineView): NonNullable<ChartOptions<'line'>['scales']> {
  const second = view.second === undefined ? undefined : valueAxis(view, view.second, 'second');
  return {
    x: { ...timeAxis(view), type: 'linear' },
    y: { ...valueAxis(view, view.unit, 'y'), type: 'linear' },
    ...(second === undefined
      ? {}
      : {
          second: {
            ...second,
            type: 'linear' as const,
            position: 'right' as const,
            grid: { drawOnChartArea: false },
          },
        }),
  };
}
