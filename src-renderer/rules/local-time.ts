/** Between instants and what a date-and-time field holds: local time without a zone. */

/** `2026-01-05T12:00`; empty for no instant. */
export function toLocalText(at: number): string {
  if (!Number.isFinite(at)) return '';
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Epoch ms; NaN for an empty or half-filled field. */
export function toInstant(text: string): number {
  return text === '' ? NaN : new Date(text).getTime();
}
