/**
 * Numbers as the app's language writes them, as in main's sentences beside them. Formatters are kept: making one costs about
 * as much as a thousand uses.
 */
import { language } from '#contract/language';

const formatters = new Map<string, Intl.NumberFormat>();

/** `digits` after the decimal sign at most. `locale` only in tests. */
export function formatNumber(value: number, digits = 0, locale: string = language): string {
  const key = `${digits}|${locale}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}

/** Three significant figures: 4.21, 42.1, 421. */
export function formatScaled(value: number, locale?: string): string {
  const size = Math.abs(value);
  return formatNumber(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2, locale);
}
