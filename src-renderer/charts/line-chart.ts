/** Chart.js behind one door: made, redrawn and destroyed here. Only what a line needs is registered. */
import { Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import type { ChartDataset, ChartOptions } from 'chart.js';
import type { Unit } from '#contract/descriptor';
import { formatQuantity } from '../format/quantities.ts';
import { formatExact } from '../format/times.ts';
import type { Point } from './recent-series.svelte.ts';
import { toScales } from './scales.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip);

export interface Line {
  readonly label: string;
  readonly points: readonly Point[];
  readonly colour: string;
  readonly dash: readonly number[];
  /** The interval of an estimate, drawn as an area. */
  readonly band?: { readonly low: readonly Point[]; readonly high: readonly Point[] };
}

export interface LineView {
  readonly lines: readonly Line[];
  readonly unit: Unit;
  readonly from: number;
  readonly until: number;
  readonly colours: { readonly text: string; readonly line: string; readonly surface: string };
}

type Dataset = ChartDataset<'line', Point[]>;

const toDataset = (line: Line): Dataset => ({
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

/** Two lines that are not drawn, and the area between them. */
function toBand(line: Line): Dataset[] {
  if (line.band === undefined) return [];
  const edge = { label: '', borderWidth: 0, pointRadius: 0, pointHitRadius: 0, pointHoverRadius: 0 };
  // A canvas of Chromium 114 knows no color-mix(): the palette's #rrggbb gets an alpha of its own.
  const backgroundColor = `${line.colour}2e`;
  return [
    { ...edge, data: [...line.band.low] },
    { ...edge, data: [...line.band.high], fill: '-1', backgroundColor },
  ];
}

/** The first is drawn last: areas lie below lines. */
const toDatasets = (view: LineView) => [...view.lines.map(toDataset), ...view.lines.flatMap(toBand)];

const toOptions = (view: LineView): ChartOptions<'line'> => ({
  animation: false,
  parsing: false,
  normalized: true,
  maintainAspectRatio: false,
  interaction: { mode: 'index', intersect: false },
  layout: { padding: { right: 8, top: 4 } },
  scales: toScales(view),
  plugins: {
    tooltip: {
      animation: false,
      filter: (item) => item.dataset.label !== '',
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
      if (chart === undefined) {
        chart = new Chart(canvas, {
          type: 'line',
          data: { datasets: toDatasets(view) },
          options: toOptions(view),
        });
        return;
      }
      chart.options = toOptions(view);
      chart.data.datasets = toDatasets(view);
      chart.update('none');
    },
    destroy: () => chart?.destroy(),
  };
}
