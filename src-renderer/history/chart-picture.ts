/** The charts of a page as one picture, with title, range and legend: composed here, as a canvas holds only its lines. */
import { formatQuantity } from '../format/quantities.ts';
import type { Line, LineView } from '../charts/line-view.ts';
import { LEFT } from '../charts/place.ts';
import { THRESHOLD_DASH } from '../charts/thresholds.ts';
import { isBreak } from '../charts/track.ts';

export interface Pictured {
  readonly canvas: HTMLCanvasElement;
  readonly view: LineView;
}

export interface Caption {
  readonly title: string;
  readonly range: string;
}

interface Inks {
  readonly surface: string;
  readonly text: string;
  readonly quiet: string;
  readonly font: string;
}

const MARGIN = 24;
const HEAD = 72;
const LEGEND = 24;
const GAP = 8;

type Pen = CanvasRenderingContext2D;

interface Entry {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly text: string;
}

function newestOf(line: Line, view: LineView): string {
  const spot = line.spots.findLast((one) => !isBreak(one));
  const unit = line.axis === 'second' ? (view.second ?? view.unit) : view.unit;
  return spot === undefined ? '' : formatQuantity(spot.y, unit);
}

function entriesOf({ view }: Pictured): readonly Entry[] {
  const lines = view.lines.map((line) => ({
    ...line,
    text: line.isGhost ? line.label : `${line.label} ${newestOf(line, view)}`.trim(),
  }));
  const thresholds = view.thresholds.map(({ label, value, severity }) => ({
    colour: view.colours[severity],
    dash: THRESHOLD_DASH,
    text: `${label} ${formatQuantity(value, view.unit)}`,
  }));
  return [...lines, ...thresholds];
}

const STROKE = 36;
const BETWEEN = 20;

/** Where each entry begins, in as many rows as are needed. */
function placesOf(pen: Pen, entries: readonly Entry[], width: number) {
  let [x, row] = [0, 0];
  return entries.map((entry) => {
    const wide = STROKE + pen.measureText(entry.text).width;
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const place = { entry, x: MARGIN + LEFT + x, row };
    x += wide + BETWEEN;
    return place;
  });
}

function drawEntry(pen: Pen, { colour, dash, text }: Entry, x: number, y: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.setLineDash([...dash]);
  pen.beginPath();
  pen.moveTo(x, y - 4);
  pen.lineTo(x + 28, y - 4);
  pen.stroke();
  pen.setLineDash([]);
  pen.fillText(text, x + STROKE, y);
}

function drawHead(pen: Pen, { title, range }: Caption, inks: Inks): void {
  pen.fillStyle = inks.text;
  pen.font = `600 20px ${inks.font}`;
  pen.fillText(title, MARGIN, MARGIN + 18);
  pen.fillStyle = inks.quiet;
  pen.font = `13px ${inks.font}`;
  pen.fillText(range, MARGIN, MARGIN + 40);
}

function inksOf(page: Document): Inks {
  const style = getComputedStyle(page.documentElement);
  const ink = (token: string) => style.getPropertyValue(token).trim();
  const font = getComputedStyle(page.body).fontFamily;
  return { surface: ink('--raised'), text: ink('--text'), quiet: ink('--text-quiet'), font };
}

/** Draws all charts below each other in the colours and at the density of the page. */
export function composePicture(
  charts: readonly Pictured[],
  caption: Caption,
  page: Document,
): HTMLCanvasElement {
  const inks = inksOf(page);
  const inner = Math.max(320, ...charts.map(({ canvas }) => canvas.clientWidth));
  const picture = page.createElement('canvas');
  const pen = picture.getContext('2d');
  if (pen === null) return picture;
  pen.font = `13px ${inks.font}`;
  const parts = charts.map((chart) => {
    const places = placesOf(pen, entriesOf(chart), inner - LEFT);
    const legend = LEGEND * (1 + (places.at(-1)?.row ?? 0));
    return { chart, places, legend, height: legend + chart.canvas.clientHeight + GAP };
  });
  const height = HEAD + parts.reduce((sum, one) => sum + one.height, 0) + MARGIN;
  begin(picture, pen, { width: inner + 2 * MARGIN, height }, inks);
  drawHead(pen, caption, inks);
  let top = HEAD;
  for (const { chart, places, legend, height: own } of parts) {
    pen.fillStyle = inks.text;
    for (const { entry, x, row } of places) drawEntry(pen, entry, x, top + 16 + row * LEGEND);
    const { clientWidth, clientHeight } = chart.canvas;
    pen.drawImage(chart.canvas, MARGIN, top + legend, clientWidth, clientHeight);
    top += own;
  }
  return picture;
}

/** A canvas that is given its size forgets its pen's. */
function begin(
  picture: HTMLCanvasElement,
  pen: Pen,
  { width, height }: { readonly width: number; readonly height: number },
  inks: Inks,
): void {
  const scale = devicePixelRatio;
  Object.assign(picture, { width: Math.round(width * scale), height: Math.round(height * scale) });
  pen.scale(scale, scale);
  pen.fillStyle = inks.surface;
  pen.fillRect(0, 0, width, height);
}

/** The picture as the bytes of a PNG file; none when the browser could not make it. */
export async function toPng(picture: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'));
  return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer());
}
