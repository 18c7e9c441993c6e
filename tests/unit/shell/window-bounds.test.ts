import { describe, expect, it } from 'vitest';
import {
  frameShift,
  MINIMUM_SIZE,
  placeWindow,
  withoutShift,
} from '../../../src-main/platform/window-bounds.ts';

const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }];
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('the place of the window', () => {
  it('is left to the system at first', () => {
    expect(placeWindow(undefined, screens)).toEqual({ width: 1280, height: 800 });
  });

  it('is where it was', () => {
    expect(placeWindow(at(100, 50), screens)).toEqual({ x: 100, y: 50, width: 1000, height: 700 });
  });

  it.each([
    ['on a screen that is gone', at(2500, 50)],
    ['with its title bar above the screen', at(100, -300)],
    ['below the screen', at(100, 1030)],
    ['with only a sliver to be seen', at(-950, 50)],
  ])('is forgotten when it was %s', (_name, state) => {
    expect(placeWindow(state, screens)).toEqual({ width: 1000, height: 700 });
  });

  it('is never smaller than what can be read', () => {
    expect(placeWindow(at(0, 0, 10, 10), screens)).toMatchObject(MINIMUM_SIZE);
  });
});

describe('the frame around the window', () => {
  const asked = { x: 180, y: 90, width: 900, height: 640 };

  it('is taken back, so that the next start lands where this one did', () => {
    const actual = { ...asked, x: 181, y: 110 };
    const shift = frameShift(asked, actual);
    expect(withoutShift(actual, shift)).toEqual(asked);
    expect(withoutShift({ ...actual, x: 400, y: 300 }, shift)).toMatchObject({ x: 399, y: 280 });
  });

  it('is not taken for what was a move, nor measured where the system chose the place', () => {
    expect(frameShift(asked, { ...asked, y: 300 })).toEqual({ x: 0, y: 0 });
    expect(frameShift({ width: 900, height: 640 }, asked)).toEqual({ x: 0, y: 0 });
  });
});
