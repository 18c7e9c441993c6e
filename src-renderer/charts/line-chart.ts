/** Chart.js behind one door: made, redrawn and destroyed here. Only what a line needs is registered. */
import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import type { ChartDataset, ChartOptions } from 'chart.js';
import type { Unit } from '#contract/descriptor';
import { formatQuantity } from '../format/quantities.ts';
import { formatClock, formatExact } from '../format/times.ts';
import type { Point } from './recent-series.svelte.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip);

export interface Line {
  readonly label: string;
  readonly points: readonly Point[];
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface LineView {
  readonly lines: readonly Line[];
  readonly unit: Unit;
  readonly from: number;
  readonly until: number;
  readonly colours: { readonly text: string; readonly line: string; readonly surface: string };
}

/** The same for all charts of a page, so that their time axes lie below each other. */
const AXIS_WIDTH = 72;
const MINUTE = 60_000;

const toDataset = (line: Line): ChartDataset<'line', Point[]> => ({
  label: line.label,
  data: [...line.points],
  borderColor: line.colour,
  borderDash: [...line.dash],
  borderWidth: 2,
  pointRadius: 0,
  pointHoverRadius: 4,
  pointHitRadius: 8,
  pointBackgroundColor: line.colour,
  spanGaps: false,
});

const toScales = ({ unit, from, until, colours }: LineView): ChartOptions<'line'>['scales'] => ({
  x: {
    type: 'linear',
    min: from,
    max: until,
    grid: { color: colours.line, drawTicks: false },
    border: { display: false },
    afterBuildTicks: (axis) => {
      const first = Math.ceil(from / (3 * MINUTE)) * 3 * MINUTE;
      axis.ticks = Array.from({ length: 5 }, (_, index) => ({ value: first + index * 3 * MINUTE })).filter(
        ({ value }) => value <= until,
      );
    },
    ticks: { color: colours.text, maxRotation: 0, callback: (value) => formatClock(Number(value), false) },
  },
  y: {
    beginAtZero: true,
    ...(unit === 'score' ? { max: 100 } : { grace: '8%' }),
    afterFit: (axis) => void (axis.width = AXIS_WIDTH),
    grid: { color: colours.line, drawTicks: false },
    border: { display: false },
    ticks: {
      color: colours.text,
      maxTicksLimit: 4,
      ...(unit === 'people' || unit === 'views' || unit === 'clients' ? { precision: 0 } : {}),
      callback: (value) => formatQuantity(Number(value), unit),
    },
  },
});

const toOptions = (view: LineView): ChartOptions<'line'> => ({
  animation: false,
  parsing: false,
  normalized: true,
  maintainAspectRatio: false,
  interaction: { mode: 'index', intersect: false },
  layout: { padding: { right: 8, top: 4 } },
  scales: toScales(view) ?? {},
  plugins: {
    tooltip: {
      animation: false,
      backgroundColor: view.colours.surface,
      borderColor: view.colours.line,
      borderWidth: 1,
      titleColor: view.colours.text,
      bodyColor: view.colours.text,
      callbacks: {
        title: ([item]) => (item === undefined ? '' : formatExact(item.parsed.x ?? 0)),
        label: (item) => ` ${item.dataset.label}: ${formatQuantity(item.parsed.y ?? NaN, view.unit)}`,
      },
    },
  },
});

export interface LineChart {
  draw(view: LineView): void;
  destroy(): void;
}

/** Makes a chart on a canvas; it is drawn with the first view. */
export function makeLineChart(canvas: HTMLCanvasElement): LineChart {
  let chart: Chart<'line', Point[]> | undefined;
  return {
    draw: (view) => {
      const datasets = view.lines.map(toDataset);
      if (chart === undefined) {
        chart = new Chart(canvas, { type: 'line', data: { datasets }, options: toOptions(view) });
        return;
      }
      chart.options = toOptions(view);
      chart.data.datasets = datasets;
      chart.update('none');
    },
    destroy: () => chart?.destroy(),
  };
}
