/** Where the window opens: where it was, unless no screen shows that place any more. Pure. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Box;
  readonly maximized: boolean;
}

export const MINIMUM_SIZE = { width: 480, height: 420 } as const;
const DEFAULT_SIZE = { width: 1280, height: 800 } as const;
/** So much of the title bar must lie on a screen that it can be grasped. */
const GRASP = 120;

export type Placement = Partial<Box> & { readonly width: number; readonly height: number };

/** @param screens the work areas of all displays, in pixels independent of scale. */
export function placeWindow(remembered: WindowState | undefined, screens: readonly Box[]): Placement {
  if (remembered === undefined) return { ...DEFAULT_SIZE };
  const width = Math.max(MINIMUM_SIZE.width, Math.round(remembered.bounds.width));
  const height = Math.max(MINIMUM_SIZE.height, Math.round(remembered.bounds.height));
  const x = Math.round(remembered.bounds.x);
  const y = Math.round(remembered.bounds.y);
  const isReachable = screens.some((screen) => shows(screen, { x, y, width, height }));
  return isReachable ? { x, y, width, height } : { width, height };
}

function shows(screen: Box, window: Box): boolean {
  const across = overlap(screen.x, screen.width, window.x, window.width);
  const top = window.y >= screen.y - 1 && window.y <= screen.y + screen.height - GRASP / 2;
  return across >= GRASP && top;
}

function overlap(fromA: number, lengthA: number, fromB: number, lengthB: number): number {
  return Math.min(fromA + lengthA, fromB + lengthB) - Math.max(fromA, fromB);
}

export interface Shift {
  readonly x: number;
  readonly y: number;
}

/** Wider than any window's frame: a larger distance is somebody's will. */
const WIDEST_FRAME = 80;

/**
 * How far a window manager has put the window from where it was asked to be: by its frame. Not taking this back would
 * let the window wander a little with every start.
 */
export function frameShift(asked: Placement, actual: Box): Shift {
  const shift = { x: actual.x - (asked.x ?? actual.x), y: actual.y - (asked.y ?? actual.y) };
  const isFrame = [shift.x, shift.y].every((distance) => Math.abs(distance) <= WIDEST_FRAME);
  return isFrame ? shift : { x: 0, y: 0 };
}

/** The place to ask for next time, so that the window comes to lie at `actual`. */
export function withoutShift(actual: Box, shift: Shift): Box {
  return { ...actual, x: actual.x - shift.x, y: actual.y - shift.y };
}
