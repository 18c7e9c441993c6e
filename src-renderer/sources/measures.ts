/** Heights and widths of the overview's lines, pixels; the heights of rows are `--row-height` in styles/tokens.css. */
import type { Preferences } from '#contract/configuration';

interface LineHeights {
  readonly row: number;
  readonly card: number;
  readonly heading: number;
}

export const lineHeights: Readonly<Record<Preferences['density'], LineHeights>> = {
  compact: { row: 28, card: 132, heading: 32 },
  normal: { row: 36, card: 140, heading: 40 },
  roomy: { row: 44, card: 148, heading: 44 },
};

const CARD = 248;
const GAP = 12;

/** How many cards of at least 248 px lie side by side. */
export const cardsPerLine = (width: number): number => Math.max(1, Math.floor((width + GAP) / (CARD + GAP)));

/** Place and width of the card at `index` of a line. */
export function cardWidth(width: number, perLine: number, index: number): { left: number; width: number } {
  const each = (width - GAP * (perLine - 1)) / perLine;
  return { left: index * (each + GAP), width: each };
}
