import { expect, test } from 'vitest';
import { readSamples } from '../../../src-renderer/state/samples.ts';

const widths: Readonly<Record<number, number>> = { 1: 2, 2: 0, 3: 1 };
const widthOf = (handle: number) => widths[handle];

test('reads samples of different widths one after the other', () => {
  const taken: (readonly number[])[] = [];
  const flat = Float64Array.from([1, 100, 5, NaN, 2, 101, 3, 102, 7]);
  const whole = readSamples(flat, widthOf, (handle, at, values) => taken.push([handle, at, ...values]));
  expect(whole).toBe(true);
  expect(taken).toEqual([
    [1, 100, 5, NaN],
    [2, 101],
    [3, 102, 7],
  ]);
});

test.each([
  ['an unknown handle', [3, 1, 1, 9, 2, 2]],
  ['a cut column', [3, 1, 1, 1, 2, 5]],
])('stops at %s and says so', (_what, flat) => {
  const taken: number[] = [];
  expect(readSamples(Float64Array.from(flat), widthOf, (handle) => taken.push(handle))).toBe(false);
  expect(taken).toEqual([3]);
});
