/** Numbers as typed into a field. */

/** A whole number from 0 on, undefined for an empty field, null for anything else. */
export function toWhole(text: string): number | undefined | null {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : null;
}

/** Seconds as typed (a fraction is allowed) to milliseconds; undefined for an empty field, null for anything else. */
export function toInterval(text: string): number | undefined | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return undefined;
  return /^\d{1,6}$|^\d{1,6}\.\d{1,3}$/.test(trimmed) ? Math.round(Number(trimmed) * 1_000) : null;
}
