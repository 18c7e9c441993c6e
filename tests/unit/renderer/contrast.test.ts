import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const palette = readFileSync('src-renderer/styles/palette.css', 'utf8');
const colours = new Map(
  [...palette.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
);

const colourOf = (name: string): string => {
  const colour = colours.get(name);
  if (colour === undefined) throw new Error(`no colour ${name}`);
  return colour;
};

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['text', 'text-quiet', 'ok', 'warning', 'critical', 'blind', 'idle', 'accent'];
const lines = ['line-strong', ...[1, 2, 3, 4, 5, 6].map((number) => `series-${number}`)];

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  const worst = (name: string) =>
    Math.min(
      ...['surface', 'raised', 'sunken', 'past', 'past-raised'].map((surface) =>
        contrast(colourOf(`${theme}-${name}`), colourOf(`${theme}-${surface}`)),
      ),
    );

  test.each(texts)('%s is readable on every surface', (name) => {
    expect(worst(name)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(lines)('%s can be made out on every surface', (name) => {
    expect(worst(name)).toBeGreaterThanOrEqual(3);
  });

  test('the words on a filled button are readable', () => {
    expect(contrast(colourOf(`${theme}-on-accent`), colourOf(`${theme}-accent`))).toBeGreaterThanOrEqual(4.5);
  });
});

test('every colour has its counterpart in the other theme', () => {
  const names = (theme: string) =>
    [...palette.matchAll(new RegExp(`--${theme}-([\\w-]+):`, 'g'))].map(([, name]) => name);
  expect(names('dark')).toEqual(names('light'));
});
