/** What is drawn around the lines: gaps and incidents below them, thresholds and restarts above. */
import type { Chart, Plugin } from 'chart.js';
import type { Band, Gap } from '#contract/channels/history';
import type { Severity } from '#contract/model';
import { severityTones, shapes } from '../ui/shapes.ts';
import type { Colours, LineView } from './line-view.ts';
import { THRESHOLD_DASH } from './thresholds.ts';

type Pen = CanvasRenderingContext2D;

interface Area {
  readonly pen: Pen;
  readonly view: LineView;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  x(at: number): number;
  y(value: number): number;
}

function areaOf(chart: Chart, view: LineView): Area {
  const { left, right, top, bottom } = chart.chartArea;
  const { x, y } = chart.scales;
  return {
    pen: chart.ctx,
    view,
    left,
    right,
    top,
    bottom,
    x: (at) => Math.min(right, Math.max(left, x?.getPixelForValue(at) ?? left)),
    y: (value) => y?.getPixelForValue(value) ?? bottom,
  };
}

const quietKinds: ReadonlySet<Gap['kind']> = new Set(['paused', 'offline', 'app-off', 'asleep']);
export const isFailureGap = (gap: Gap): boolean => !quietKinds.has(gap.kind);

/** Slanted lines over a stretch: told from a plain tint without colour. */
function hatch({ pen, top, bottom }: Area, from: number, until: number, colour: string): void {
  pen.save();
  pen.beginPath();
  pen.rect(from, top, until - from, bottom - top);
  pen.clip();
  pen.strokeStyle = `${colour}66`;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let x = from - (bottom - top) - (from % 7); x < until; x += 7) {
    pen.moveTo(x, bottom);
    pen.lineTo(x + bottom - top, top);
  }
  pen.stroke();
  pen.restore();
}

function drawGap(area: Area, gap: Gap): void {
  const { pen, top, bottom, view } = area;
  const [from, until] = [area.x(gap.from), Math.max(area.x(gap.until), area.x(gap.from) + 1)];
  const colour = isFailureGap(gap) ? view.colours.blind : view.colours.idle;
  pen.fillStyle = `${colour}1c`;
  pen.fillRect(from, top, until - from, bottom - top);
  if (isFailureGap(gap)) hatch(area, from, until, colour);
}

const severityColour = (colours: Colours, severity: Severity) => colours[severity];

/** The shape of the severity, 12 px wide. */
function drawShape(pen: Pen, severity: Severity, x: number, y: number, colour: string): void {
  const shape = shapes[severityTones[severity]];
  pen.save();
  pen.translate(x, y);
  pen.scale(0.75, 0.75);
  pen.fillStyle = pen.strokeStyle = colour;
  pen.lineWidth = 2;
  if (shape.fill !== undefined) pen.fill(new Path2D(shape.fill));
  if (shape.line !== undefined) pen.stroke(new Path2D(shape.line));
  pen.restore();
}

function drawBand(area: Area, band: Band): void {
  const { pen, top, bottom, view } = area;
  const colour = severityColour(view.colours, band.severity);
  const from = area.x(band.from);
  const until = Math.max(area.x(band.until ?? view.until), from + 2);
  pen.fillStyle = `${colour}1f`;
  pen.fillRect(from, top, until - from, bottom - top);
  pen.fillStyle = colour;
  pen.fillRect(from, top, until - from, 2);
  // Above the field: in it a line may run along its upper edge.
  if (until - from >= 14) drawShape(pen, band.severity, from + 1, top - 14, colour);
}

/** Its name stands in the legend: here it would lie over the lines. */
function drawThreshold(area: Area, { value, severity }: LineView['thresholds'][number]): void {
  const { pen, top, bottom, left, right, view } = area;
  const y = Math.round(area.y(value)) + 0.5;
  if (y < top || y > bottom) return;
  const colour = severityColour(view.colours, severity);
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.setLineDash([...THRESHOLD_DASH]);
  pen.beginPath();
  pen.moveTo(left, y);
  pen.lineTo(right, y);
  pen.stroke();
  pen.setLineDash([]);
}

function drawAnnotation(area: Area, at: number): void {
  const { pen, bottom, top, view } = area;
  const x = Math.round(area.x(at)) + 0.5;
  pen.strokeStyle = pen.fillStyle = view.colours.text;
  pen.lineWidth = 1;
  pen.setLineDash([1, 3]);
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x, bottom);
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x, bottom - 8);
  pen.lineTo(x + 5, bottom);
  pen.lineTo(x - 5, bottom);
  pen.fill();
}

/** Runs with the area of the chart, its pen put back afterwards. */
const within = (viewOf: () => LineView | undefined, draw: (area: Area) => void) => (chart: Chart) => {
  const view = viewOf();
  if (view === undefined) return;
  chart.ctx.save();
  chart.ctx.font = `12px ${getComputedStyle(chart.canvas).fontFamily}`;
  draw(areaOf(chart, view));
  chart.ctx.restore();
};

/** For Chart.js; draws what the newest view holds. */
export const marksPlugin = (viewOf: () => LineView | undefined): Plugin<'line'> => ({
  id: 'marks',
  beforeDatasetsDraw: within(viewOf, (area) => {
    const isShown = ({ from, until = Infinity }: { from: number; until?: number }) =>
      from <= area.view.until && until >= area.view.from;
    for (const gap of area.view.gaps.filter(isShown)) drawGap(area, gap);
    for (const band of area.view.bands.filter(isShown)) drawBand(area, band);
  }),
  afterDatasetsDraw: within(viewOf, (area) => {
    for (const threshold of area.view.thresholds) drawThreshold(area, threshold);
    for (const { at } of area.view.annotations)
      if (at >= area.view.from && at <= area.view.until) drawAnnotation(area, at);
  }),
});
