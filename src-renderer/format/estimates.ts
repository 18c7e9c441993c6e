/** Estimates in words: always "about", never seconds (queue-insight C-2). */
const MINUTE = 60;
const HOUR = 3_600;

const round = (value: number, unit: number) => Math.max(unit === MINUTE ? 1 : 0, Math.round(value / unit));

/** `about 6 min (4-9)`; arguments in seconds. Without an interval: `about 6 min`. Below half a minute: `under 1 min`. */
export function formatWait(seconds: number, low?: number, high?: number): string {
  if (seconds < MINUTE / 2) return 'under 1 min';
  const unit = seconds >= 2 * HOUR ? HOUR : MINUTE;
  const about = `about ${round(seconds, unit)} ${unit === HOUR ? 'h' : 'min'}`;
  if (low === undefined || high === undefined) return about;
  return `${about} (${round(low, unit)}-${round(high, unit)})`;
}

/** For a narrow column: `~6 min`, `<1 min`, `~3 h`. */
export function formatShortWait(seconds: number): string {
  if (seconds < MINUTE / 2) return '<1 min';
  const unit = seconds >= 2 * HOUR ? HOUR : MINUTE;
  return `~${round(seconds, unit)} ${unit === HOUR ? 'h' : 'min'}`;
}
