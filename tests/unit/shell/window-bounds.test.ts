import { describe, expect, it } from 'vitest';
import { MINIMUM_SIZE, placeWindow } from '../../../src-main/platform/window-bounds.ts';

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
