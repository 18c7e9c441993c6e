/** Instants as text that means the same everywhere. */
const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'UTC',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-01-05 12:00:30 UTC`. */
export function utcText(at: number): string {
  return `${FORMAT.format(at)} UTC`;
}
