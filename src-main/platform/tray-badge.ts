/** Draws the queue's number over a tray picture: both are rows of BGRA pixels with premultiplied alpha. Pure. */

/** Cells in a row of the badge sheet (build/icons/badge.mjs): 1 to 99, then 99+. */
const COLUMNS = 10;
const LAST = 100;

export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The sheet's cell for a queue, or undefined when there is nobody waiting. `size` is the picture's side in pixels. */
export function badgeCell(queue: number, size: number): Cell | undefined {
  if (!(queue >= 1)) return undefined;
  const at = Math.min(LAST, Math.floor(queue)) - 1;
  return { x: (at % COLUMNS) * size, y: Math.floor(at / COLUMNS) * size, width: size, height: size };
}

/** Lays `top` over `base`; both of the same size. */
export function layOver(base: Uint8Array, top: Uint8Array): Uint8Array {
  const drawn = Uint8Array.from(base);
  for (let at = 0; at < drawn.length; at += 4) {
    const through = 255 - (top[at + 3] ?? 0);
    for (let channel = at; channel < at + 4; channel += 1) {
      drawn[channel] = (top[channel] ?? 0) + Math.round(((base[channel] ?? 0) * through) / 255);
    }
  }
  return drawn;
}

/** What is written beside the picture where the system does that (macOS): empty, a number up to 99, or 99+. */
export function badgeText(queue: number): string {
  if (!(queue >= 1)) return '';
  return queue >= LAST ? '99+' : String(Math.floor(queue));
}
