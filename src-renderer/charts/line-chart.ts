/** Chart.js behind one door: made, redrawn and destroyed here. Only what a line needs is registered. */
import { Chart, Filler, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import type { ChartDataset, ChartOptions } from 'chart.js';
import type { Line, LineView } from './line-view.ts';
import { marksPlugin } from './marks.ts';
import { TOP } from './place.ts';
import { toScales } from './scales.ts';
import { isBreak } from './track.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler);

interface Point {
  readonly x: number;
  readonly y: number;
}
type Dataset = ChartDataset<'line', Point[]>;

// A canvas of Chromium 114 knows no color-mix(): the palette's #rrggbb gets an alpha of its own.
const soft = (colour: string) => `${colour}2e`;
const quiet = (colour: string) => `${colour}8c`;

/** No points, but where one stands alone between breaks: it has no line. */
function pointsOf({ spots, colour }: Line) {
  const isGap = (index: number) => spots[index] === undefined || isBreak(spots[index]);
  const isAlone = (index: number) => !isGap(index) && isGap(index - 1) && isGap(index + 1);
  if (!spots.some((_, index) => isAlone(index))) return { pointRadius: 0 };
  const pointRadius = spots.map((_, index) => (isAlone(index) ? 1.5 : 0));
  return { pointRadius, pointBackgroundColor: colour, pointBorderWidth: 0 };
}

const toDataset = (line: Line): Dataset => ({
  data: [...line.spots],
  yAxisID: line.axis,
  borderColor: line.isGhost ? quiet(line.colour) : line.colour,
  borderDash: [...line.dash],
  borderWidth: line.isGhost ? 1.5 : 2,
  borderJoinStyle: 'round',
  ...pointsOf(line),
  spanGaps: false,
});

/** Two lines that are not drawn, and the area between them. */
function toArea(line: Line, low: Point[], high: Point[]): Dataset[] {
  const edge = { yAxisID: line.axis, borderWidth: 0, pointRadius: 0, spanGaps: false };
  return [
    { ...edge, data: low },
    { ...edge, data: high, fill: '-1', backgroundColor: soft(line.colour) },
  ];
}

/** Where several samples share a pixel, all between the lowest and the highest is tinted. */
function toEnvelope(line: Line): Dataset[] {
  if (line.isGhost || line.spots.every(({ low, high }) => !(high > low))) return [];
  const edge = (end: 'low' | 'high') => line.spots.map((spot) => ({ x: spot.x, y: spot[end] }));
  return toArea(line, edge('low'), edge('high'));
}

const toInterval = (line: Line): Dataset[] =>
  line.band === undefined ? [] : toArea(line, [...line.band.low], [...line.band.high]);

/** The first is drawn last: areas lie below lines, ghosts below both. */
const toDatasets = (view: LineView): Dataset[] => [
  ...view.lines.filter((line) => !line.isGhost).map(toDataset),
  ...view.lines.filter((line) => line.isGhost).map(toDataset),
  ...view.lines.flatMap((line) => (line.band ? toInterval(line) : toEnvelope(line))),
];

const toOptions = (view: LineView): ChartOptions<'line'> => ({
  animation: false,
  parsing: false,
  normalized: true,
  maintainAspectRatio: false,
  events: [],
  layout: { padding: { right: view.second === undefined ? view.right : 0, top: TOP } },
  scales: toScales(view),
});

export interface LineChart {
  draw(view: LineView): void;
  destroy(): void;
}

/** Makes a chart on a canvas; it is drawn with the first view. */
export function makeLineChart(canvas: HTMLCanvasElement): LineChart {
  let chart: Chart<'line', Point[]> | undefined;
  let shown: LineView | undefined;
  return {
    draw: (view) => {
      shown = view;
      const options = toOptions(view);
      const datasets = toDatasets(view);
      if (chart === undefined) {
        const plugins = [marksPlugin(() => shown)];
        chart = new Chart(canvas, { type: 'line', data: { datasets }, options, plugins });
        return;
      }
      chart.options = options;
      chart.data.datasets = datasets;
      chart.update('none');
    },
    destroy: () => chart?.destroy(),
  };
}
