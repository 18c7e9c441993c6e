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

/** ISO 8601, in whole seconds: `2026-01-05T12:00:30Z`. */
export function isoText(at: number): string {
  return `${FORMAT.format(at).replace(' ', 'T')}Z`;
}
