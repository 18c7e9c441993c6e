/** Badge texts in the order of the sheet's cells: 1 to 99, then 99+. */
export const LABELS = [...Array.from({ length: 99 }, (_, at) => String(at + 1)), '99+'];

/** Cells in a row of the sheet; cell `n - 1` (from the left, then down) lies over a tray image of the same size. */
export const COLUMNS = 10;

/**
 * Pixel digits, so that a number stays sharp at any tray size. Rows from the top, one letter a row: its bits are the pixels.
 * @typedef {{ readonly width: number, readonly glyphs: Readonly<Record<string, string>> }} PixelFont
 */

/** @type {PixelFont} 3 by 5, for 16 px */
// prettier-ignore
const SMALL = {
  width: 3,
  glyphs: {
    0: '75557', 1: '26227', 2: '71747', 3: '71717', 4: '55711',
    5: '74717', 6: '74757', 7: '71122', 8: '75757', 9: '75717', '+': '02720',
  },
};

/** @type {PixelFont} 4 by 7, for 22 and 24 px */
// prettier-ignore
const LARGE = {
  width: 4,
  glyphs: {
    0: '6999996', 1: '2622227', 2: '691248f', 3: '6912196', 4: '1359f11',
    5: 'f8e1196', 6: '698e996', 7: 'f112444', 8: '6996996', 9: '6997196', '+': '0027200',
  },
};

/** @param {number} size of the tray image @returns {{ font: PixelFont, scale: number }} whole pixels only */
function fitting(size) {
  return size % 16 === 0 ? { font: SMALL, scale: size / 16 } : { font: LARGE, scale: size > 24 ? 2 : 1 };
}

/**
 * One badge, at the lower right of its cell: white on black, readable on any panel and over any state.
 * @param {string} label
 * @param {number} size
 */
export function badge(label, size) {
  const { font, scale } = fitting(size);
  const width = (label.length * (font.width + 1) + 1) * scale;
  const height = ((font.glyphs['0'] ?? '').length + 2) * scale;
  const [left, top] = [size - width, size - height];
  const digits = [...label].map((digit, at) =>
    pixels(font, digit, left + (1 + at * (font.width + 1)) * scale, top + scale, scale),
  );
  const plate = `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="${scale}" fill="#16181d"/>`;
  return plate + digits.join('');
}

/** @param {PixelFont} font @param {string} digit @param {number} left @param {number} top @param {number} scale */
function pixels(font, digit, left, top, scale) {
  const rows = [...(font.glyphs[digit] ?? '')].map((row) => parseInt(row, 16));
  const dots = rows.flatMap((bits, y) =>
    Array.from({ length: font.width }, (_, x) => ({ x, y })).filter(
      ({ x }) => bits & (1 << (font.width - 1 - x)),
    ),
  );
  const path = dots.map(({ x, y }) => `M${left + x * scale} ${top + y * scale}h${scale}v${scale}h-${scale}Z`);
  return `<path fill="#fff" shape-rendering="crispEdges" d="${path.join('')}"/>`;
}

/** All badges for tray images of one size, as one picture. @param {number} size */
export function badgeSheet(size) {
  const side = size * COLUMNS;
  const cells = LABELS.map((label, at) => {
    const place = `translate(${(at % COLUMNS) * size} ${Math.floor(at / COLUMNS) * size})`;
    return `<g transform="${place}">${badge(label, size)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${cells.join('')}</svg>`;
}
