import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { badgeSheet, COLUMNS } from './badge.mjs';

/** Where the pictures are kept, in git, so that a build does not need the rasteriser. */
export const PICTURES = fileURLToPath(new URL('./png/', import.meta.url));

/**
 * @param {import('./shapes.mjs').Picture} picture
 * @returns {Buffer} a PNG file
 */
export function rasterise({ size, shape }) {
  if (shape === 'badges') return render(badgeSheet(size), size * COLUMNS);
  const svg = readFileSync(new URL(shape.svg, import.meta.url), 'utf8');
  return render(shape.asTemplate ? svg.replace(/ color="#\w+"/, ' color="#000000"') : svg, size);
}

/** @param {string} svg @param {number} width */
function render(svg, width) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } })
    .render()
    .asPng();
}
