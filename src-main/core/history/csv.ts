/** CSV as RFC 4180 wants it, and safe to open in a spreadsheet: no text of a vendor becomes a formula (faults.md U4). */

/** Lines end like this, the last one too. */
export const LINE_END = '\r\n';

/** Characters that make a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A text as a cell. One that would be taken for a formula gets an apostrophe in front. */
export function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number as a cell, exact to the last bit; empty for "no data". */
export function numberCell(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}

/** Cells as a line. They must be cells already. */
export function csvLine(cells: readonly string[]): string {
  return cells.join(',') + LINE_END;
}
