/** The pointer on a chart: hover, drag to zoom, Shift-drag to move, click to choose a moment, wheel to zoom or move. */
import type { ChartWindow } from './chart-window.svelte.ts';
import { isInside, toTime } from './place.ts';
import type { Field } from './place.ts';

export interface GestureHost {
  readonly window: ChartWindow;
  /** The field as it is now. */
  field(): Field;
  /** The stretch being framed, pixels, or undefined when none is. */
  frame(stretch: { readonly from: number; readonly until: number } | undefined): void;
  /** Whether the pointer is over this chart. */
  hover(over: boolean): void;
}

/** Shorter drags are clicks, pixels. */
const CLICK = 4;
/** A page that is being scrolled is not caught by a chart that comes under the wheel, ms. */
const SCROLLING = 350;
let scrolledAt = -Infinity;

interface Drag {
  readonly x: number;
  readonly isMove: boolean;
  last: number;
}

function wheel(event: WheelEvent, host: GestureHost, x: number): void {
  const { window } = host;
  const isOutside = !isInside(x, host.field());
  if (isOutside || event.timeStamp - scrolledAt < SCROLLING) {
    scrolledAt = event.timeStamp;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const scale = event.deltaMode === 0 ? 1 : 16;
  const across = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
    window.move(across * scale * window.pixel);
  else window.zoom(1.0015 ** (event.deltaY * scale), toTime(x, host.field()));
}

function endDrag(host: GestureHost, drag: Drag, x: number): void {
  const { window } = host;
  host.frame(undefined);
  if (drag.isMove) return;
  const field = host.field();
  if (Math.abs(x - drag.x) > CLICK) window.frame(toTime(drag.x, field), toTime(x, field));
  else window.select(toTime(x, field));
}

function goOn(host: GestureHost, drag: Drag, x: number): void {
  if (drag.isMove) host.window.move((drag.last - x) * host.window.pixel);
  else if (Math.abs(x - drag.x) > CLICK)
    host.frame({ from: Math.min(drag.x, x), until: Math.max(drag.x, x) });
  drag.last = x;
}

/** Remembers when anything else was scrolled. */
const watchScrolling = (event: WheelEvent) => {
  const isChart = event.target instanceof Element && event.target.closest('[data-chart]') !== null;
  if (!isChart) scrolledAt = event.timeStamp;
};

/** Listens on a chart's element; returns the undo. */
export function listen(element: HTMLElement, host: GestureHost): () => void {
  let drag: Drag | undefined;
  const stop = new AbortController();
  const { signal } = stop;
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    run: (event: HTMLElementEventMap[Name], x: number) => void,
  ) => {
    const heard = (event: HTMLElementEventMap[Name]) => {
      const x = event instanceof MouseEvent ? event.clientX - element.getBoundingClientRect().left : 0;
      run(event, x);
    };
    element.addEventListener(name, heard, { signal, passive: false });
  };
  on('pointerdown', (event, x) => {
    if (event.button !== 0 || !isInside(x, host.field())) return;
    element.setPointerCapture(event.pointerId);
    drag = { x, last: x, isMove: event.shiftKey };
  });
  on('pointermove', (_event, x) => {
    host.hover(true);
    if (isInside(x, host.field())) host.window.point(toTime(x, host.field()));
    if (drag !== undefined) goOn(host, drag, x);
  });
  on('pointerup', (_event, x) => {
    if (drag !== undefined) endDrag(host, drag, x);
    drag = undefined;
  });
  on('pointercancel', () => host.frame((drag = undefined)));
  on('pointerleave', () => {
    host.hover(false);
    host.window.point(undefined);
  });
  on('wheel', (event, x) => wheel(event, host, x));
  window.addEventListener('wheel', watchScrolling, { signal, capture: true, passive: true });
  return () => stop.abort();
}
