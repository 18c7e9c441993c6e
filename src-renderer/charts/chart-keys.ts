/** A chart by keyboard: arrows move the crosshair, plus and minus zoom, Page keys move, Escape lets go. */
import type { ChartWindow } from './chart-window.svelte.ts';

const step = (window: ChartWindow, pixels: number) => {
  const { from, until, pixel, cursor } = window;
  const at = (cursor ?? until) + pixels * pixel;
  if (at < from || at > until) window.move(at < from ? at - from : at - until);
  window.point(Math.min(window.until, Math.max(window.from, at)));
};

/** Zooms and leaves the crosshair where it can be seen. */
const zoom = (window: ChartWindow, factor: number) => {
  window.zoom(factor, window.cursor ?? window.until);
};

const commands: Readonly<Record<string, (window: ChartWindow, isFast: boolean) => void>> = {
  ArrowLeft: (window, isFast) => step(window, isFast ? -80 : -8),
  ArrowRight: (window, isFast) => step(window, isFast ? 80 : 8),
  '+': (window) => zoom(window, 0.5),
  '=': (window) => zoom(window, 0.5),
  '-': (window) => zoom(window, 2),
  '−': (window) => zoom(window, 2),
  _: (window) => zoom(window, 2),
  Home: (window) => window.point(window.from),
  End: (window) => window.point(window.until),
  PageUp: (window) => window.move(-window.span * 0.8),
  PageDown: (window) => window.move(window.span * 0.8),
  Enter: (window) => window.select(window.cursor),
  '0': (window) => window.reset(),
  Escape: (window) => {
    window.point(undefined);
    window.select(undefined);
  },
};

/** Runs what a key means; false when it means nothing here. */
export function press(event: KeyboardEvent, window: ChartWindow): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const run = commands[event.key];
  run?.(window, event.shiftKey);
  return run !== undefined;
}
