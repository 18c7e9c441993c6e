/** Times and spans. Relative under an hour, exact above it; spans are milliseconds. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const kept = new Map<string, Intl.DateTimeFormat>();

function dateFormat(key: string, options: Intl.DateTimeFormatOptions, locale?: string): Intl.DateTimeFormat {
  const name = `${key}|${locale ?? ''}`;
  const found = kept.get(name) ?? new Intl.DateTimeFormat(locale, options);
  kept.set(name, found);
  return found;
}

/** A span in its largest one or two units: `8 s`, `4 min`, `1 h 12 min`, `3 d 4 h`. Never negative. */
export function formatSpan(span: number): string {
  const rest = Math.max(0, span);
  if (rest < SECOND && rest > 0) return `${Math.round(rest)} ms`;
  if (rest < MINUTE) return `${Math.floor(rest / SECOND)} s`;
  if (rest < HOUR) return `${Math.floor(rest / MINUTE)} min`;
  const [large, small, from, to] =
    rest < DAY ? ([HOUR, MINUTE, 'h', 'min'] as const) : ([DAY, HOUR, 'd', 'h'] as const);
  const remainder = Math.floor((rest % large) / small);
  return `${Math.floor(rest / large)} ${from}${remainder === 0 ? '' : ` ${remainder} ${to}`}`;
}

/** How old something is, for a narrow column: `2 s`, `4 min`, `3 h`. */
export function formatAge(at: number, now: number): string {
  const age = Math.max(0, now - at);
  if (age < SECOND) return '0 s';
  if (age < HOUR || age >= DAY) return formatSpan(age).replace(/ \d+ h$/, '');
  return `${Math.floor(age / HOUR)} h`;
}

/** `just now`, `3 min ago`, `in 20 s`; from an hour on the time itself. */
export function formatRelative(at: number, now: number, locale?: string): string {
  const distance = now - at;
  if (Math.abs(distance) >= HOUR) return formatMoment(at, now, locale);
  if (distance < 0) return `in ${formatSpan(Math.max(SECOND, -distance))}`;
  return distance < SECOND ? 'just now' : `${formatSpan(distance)} ago`;
}

/** The time of day, with the date unless it is the same day as `now`. */
export function formatMoment(at: number, now: number, locale?: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return sameDay
    ? dateFormat('time', time, locale).format(at)
    : dateFormat('day', { day: 'numeric', month: 'short', ...time }, locale).format(at);
}

/** Everything, for hovering: date, seconds and time zone. */
export function formatExact(at: number, locale?: string): string {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  };
  return dateFormat('exact', options, locale).format(at);
}

/** Hours, minutes and seconds, for logs and time axes. */
export function formatClock(at: number, seconds = true, locale?: string): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (seconds) options.second = '2-digit';
  return dateFormat(seconds ? 'clock' : 'clock-short', options, locale).format(at);
}

/** A day by its name: `Monday, 5 January 2026`. */
export function formatDay(at: number, locale?: string): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  };
  return dateFormat('weekday', options, locale).format(at);
}

/** A day in short: `5 Jan 2026`. */
export function formatDate(at: number, locale?: string): string {
  return dateFormat('date', { day: 'numeric', month: 'short', year: 'numeric' }, locale).format(at);
}
