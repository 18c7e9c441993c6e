/** What stands at the marks of a value axis. */
import type { Unit } from '#contract/descriptor';
import { formatNumber } from '../format/numbers.ts';
import { formatQuantity, toQuantity } from '../format/quantities.ts';

/** Counts whose word is too long for an axis; the legend has it. */
const WORDLESS: ReadonlySet<Unit> = new Set(['views', 'packets']);

/** Digits after the decimal sign that tell marks apart which lie `step` apart: 1 to 4. */
function digitsFor(step: number): number {
  return Math.min(4, Math.max(1, Math.ceil(-Math.log10(step) - 1e-9)));
}

/** The text of the mark at `value`; `step` is how far the marks are apart, above 0, in the same unit. */
export function axisLabel(value: number, unit: Unit, step: number, locale?: string): string {
  if (WORDLESS.has(unit)) return toQuantity(value, unit, locale).value;
  if (unit === 'none' && step > 0) return formatNumber(value, digitsFor(step), locale);
  return formatQuantity(value, unit, locale);
}
