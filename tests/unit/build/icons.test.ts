import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { badgeSheet, COLUMNS, LABELS } from '../../../build/icons/badge.mjs';
import { PICTURES, rasterise } from '../../../build/icons/rasterise.mjs';
import { pictures, STATES } from '../../../build/icons/shapes.mjs';

const ICONS = new URL('../../../build/icons/', import.meta.url);
const svgOf = (state: string) => readFileSync(new URL(`tray-${state}.svg`, ICONS), 'utf8');
const colourOf = (state: string) => / color="(#\w{6})"/.exec(svgOf(state))?.[1] ?? '';

/** Panels people have: white, Breeze light, Breeze dark, black. */
const PANELS = ['#ffffff', '#eff0f1', '#31363b', '#000000'];

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('every picture is what its source gives now (else run `npm run icons`)', () => {
  const stale = pictures().filter(
    (picture) => !readFileSync(join(PICTURES, picture.file)).equals(rasterise(picture)),
  );
  expect(stale.map(({ file }) => file)).toEqual([]);
});

test('there is no picture without a source', () => {
  const known = pictures().map(({ file }) => file);
  expect(readdirSync(PICTURES).sort()).toEqual(known.sort());
});

test('every state has a shape and a colour of its own', () => {
  const shapes = new Set(STATES.map((state) => svgOf(state).replace(colourOf(state), '')));
  expect(shapes.size).toBe(STATES.length);
  expect(new Set(STATES.map(colourOf)).size).toBe(STATES.length);
});

test('every state stands out by at least 3:1 on light and on dark panels', () => {
  for (const state of STATES)
    for (const panel of PANELS) expect(contrast(colourOf(state), panel), state).toBeGreaterThanOrEqual(3);
});

test('a badge sheet has one cell for each number up to 99 and one for more', () => {
  expect(LABELS.length).toBe(COLUMNS * COLUMNS);
  expect([LABELS[0], LABELS[13], LABELS[98], LABELS[99]]).toEqual(['1', '14', '99', '99+']);
});

test('no badge is wider than the picture it lies on', () => {
  for (const size of [16, 22, 24, 32, 44, 48, 64])
    for (const [, left] of badgeSheet(size).matchAll(/<rect x="(-?[\d.]+)"/g))
      expect(Number(left)).toBeGreaterThanOrEqual(0);
});
