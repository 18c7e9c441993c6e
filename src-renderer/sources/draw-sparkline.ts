/** Draws the last 15 minutes of one metric as a small line; gaps stay gaps. */

export interface SparklineField {
  readonly width: number;
  readonly height: number;
  /** The value at the top, for scales that have one (a score's 100). */
  readonly ceiling?: number;
  /** How many empty buckets in a row are only a slow rhythm, not a gap. */
  readonly bridge: number;
}

export interface SparkPoint {
  readonly x: number;
  readonly y: number;
  /** Begins a new stroke: something was missing before it. */
  readonly starts: boolean;
}

/** At least 1. A comparison with NaN is false, so that gaps are passed over. */
function highestOf(values: ArrayLike<number>): number {
  let highest = 1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (value > highest) highest = value;
  }
  return highest;
}

/** Places the values in the field, the newest at the right edge, zero at the bottom. */
export function toSparkPoints(values: ArrayLike<number>, field: SparklineField): readonly SparkPoint[] {
  const top = field.ceiling ?? highestOf(values);
  const inset = 2;
  const points: SparkPoint[] = [];
  let last = -Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    const share = Math.min(1, Math.max(0, value / top));
    points.push({
      x: inset + (index / Math.max(1, values.length - 1)) * (field.width - 2 * inset),
      y: field.height - inset - share * (field.height - 2 * inset),
      starts: index - last > field.bridge + 1,
    });
    last = index;
  }
  return points;
}

/** Draws on a canvas whose CSS colour is the line's. */
export function drawSparkline(
  canvas: HTMLCanvasElement,
  points: readonly SparkPoint[],
  field: SparklineField,
): void {
  const scale = devicePixelRatio;
  const [width, height] = [Math.round(field.width * scale), Math.round(field.height * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  // Hundreds of small pictures: drawn in memory, none of them is worth a texture of its own.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, field.width, field.height);
  pen.strokeStyle = pen.fillStyle = getComputedStyle(canvas).color;
  pen.lineWidth = 1.5;
  pen.lineJoin = 'round';
  pen.beginPath();
  for (const { x, y, starts } of points) pen[starts ? 'moveTo' : 'lineTo'](x, y);
  pen.stroke();
  points.forEach((point, index) => {
    // A single point between gaps has no line: it is drawn as a dot, as is the newest.
    if (index < points.length - 1 && !(point.starts && points[index + 1]?.starts)) return;
    pen.beginPath();
    pen.arc(point.x, point.y, 1.5, 0, 2 * Math.PI);
    pen.fill();
  });
}
