/** The charts of a page as one picture, with title, range and legend: composed here, as a canvas holds only its lines. */
import { formatQuantity } from '../format/quantities.ts';
import type { Line, LineView } from '../charts/line-view.ts';
import { LEFT } from '../charts/place.ts';
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

const heightOf = ({ canvas }: Pictured) => LEGEND + canvas.clientHeight + GAP;

function newestOf(line: Line, view: LineView): string {
  const spot = line.spots.findLast((one) => !isBreak(one));
  const unit = line.axis === 'second' ? (view.second ?? view.unit) : view.unit;
  return spot === undefined ? '' : formatQuantity(spot.y, unit);
}

/** Returns where the next entry begins. */
function drawEntry(pen: CanvasRenderingContext2D, line: Line, text: string, x: number, y: number): number {
  pen.strokeStyle = line.colour;
  pen.lineWidth = 2;
  pen.setLineDash([...line.dash]);
  pen.beginPath();
  pen.moveTo(x, y - 4);
  pen.lineTo(x + 28, y - 4);
  pen.stroke();
  pen.setLineDash([]);
  pen.fillText(text, x + 36, y);
  return x + 36 + pen.measureText(text).width + 20;
}

function drawLegend(pen: CanvasRenderingContext2D, { view }: Pictured, top: number, inks: Inks): void {
  pen.font = `13px ${inks.font}`;
  pen.fillStyle = inks.text;
  let x = MARGIN + LEFT;
  for (const line of view.lines.filter((one) => !one.isGhost))
    x = drawEntry(pen, line, `${line.label} ${newestOf(line, view)}`.trim(), x, top + 16);
}

function drawHead(pen: CanvasRenderingContext2D, { title, range }: Caption, inks: Inks): void {
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
  const scale = devicePixelRatio;
  const width = Math.max(320, ...charts.map(({ canvas }) => canvas.clientWidth)) + 2 * MARGIN;
  const height = HEAD + charts.reduce((sum, one) => sum + heightOf(one), 0) + MARGIN;
  const picture = page.createElement('canvas');
  Object.assign(picture, { width: Math.round(width * scale), height: Math.round(height * scale) });
  const pen = picture.getContext('2d');
  if (pen === null) return picture;
  const inks = inksOf(page);
  pen.scale(scale, scale);
  pen.fillStyle = inks.surface;
  pen.fillRect(0, 0, width, height);
  drawHead(pen, caption, inks);
  let top = HEAD;
  for (const chart of charts) {
    drawLegend(pen, chart, top, inks);
    const { clientWidth, clientHeight } = chart.canvas;
    pen.drawImage(chart.canvas, MARGIN, top + LEGEND, clientWidth, clientHeight);
    top += heightOf(chart);
  }
  return picture;
}

/** The picture as the bytes of a PNG file; none when the browser could not make it. */
export async function toPng(picture: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'));
  return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer());
}
