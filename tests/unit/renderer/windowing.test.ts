import { describe, expect, test } from 'vitest';
import { nextPlace } from '../../../src-renderer/sources/list-keys.ts';
import { cardsPerLine, cardWidth } from '../../../src-renderer/sources/measures.ts';
import { placeLines, toLines, totalHeight, visibleLines } from '../../../src-renderer/sources/windowing.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a windowed list', () => {
  test('draws a few lines of ten thousand, wherever it is scrolled to', () => {
    const lines = placeLines(toLines([{ items: numbers(10_000) }], 1), 36, 40);
    expect(totalHeight(lines)).toBe(360_000);
    for (const from of [0, 1_800, 359_300]) {
      const seen = visibleLines(lines, from, from + 700);
      expect(seen.length).toBeLessThanOrEqual(21);
      expect(seen[0]?.top).toBeLessThanOrEqual(from);
      const last = seen.at(-1);
      expect((last?.top ?? 0) + (last?.height ?? 0)).toBeGreaterThanOrEqual(Math.min(from + 700, 360_000));
    }
  });

  test('gives each group a heading and begins a new line of cards with it', () => {
    const groups = [
      { heading: 'A', items: numbers(5) },
      { heading: 'B', items: numbers(1) },
    ];
    const lines = toLines(groups, 3);
    expect(lines.map((line) => line.heading ?? line.items.length)).toEqual(['A', 3, 2, 'B', 1]);
    expect(lines.map((line) => line.first)).toEqual([0, 0, 3, 5, 5]);
    expect(placeLines(lines, 100, 40).map((line) => line.top)).toEqual([0, 40, 140, 240, 280]);
  });

  test('draws nothing of nothing, and nothing beyond its end', () => {
    expect(visibleLines([], 0, 500)).toEqual([]);
    expect(totalHeight([])).toBe(0);
    const lines = placeLines(toLines([{ items: numbers(3) }], 1), 36, 40);
    expect(visibleLines(lines, 5_000, 6_000)).toEqual([]);
  });
});

describe('arrow keys', () => {
  test.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 0, 1],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['End', 3, 9],
    ['Home', 3, 0],
    ['PageDown', 3, 9],
  ])('%s from place %i of ten leads to %i', (key, from, to) => {
    expect(nextPlace(key, from, 10, 1)).toBe(to);
  });

  test('left and right are for cards only, where up and down go by lines', () => {
    expect(nextPlace('ArrowRight', 3, 10, 1)).toBeUndefined();
    expect(nextPlace('ArrowRight', 3, 10, 4)).toBe(4);
    expect(nextPlace('ArrowDown', 3, 10, 4)).toBe(7);
  });

  test('other keys and an empty list lead nowhere', () => {
    expect(nextPlace('a', 0, 10, 1)).toBeUndefined();
    expect(nextPlace('ArrowDown', -1, 0, 1)).toBeUndefined();
  });
});

test('cards fill the width of their line exactly', () => {
  expect(cardsPerLine(100)).toBe(1);
  expect(cardsPerLine(948)).toBe(3);
  const last = cardWidth(948, 3, 2);
  expect(last.left + last.width).toBeCloseTo(948);
});
