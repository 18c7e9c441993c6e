/** Dates as numbers without the `Date` of the engine, which reads far too much as a date (faults.md F8). */

/** Parts of a UTC instant as written: month 1 to 12, day 1 to 31. */
export interface UtcParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const DAY = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Epoch ms of a date in the Gregorian calendar, or undefined when there is no such day or time (a second 60 counts as 59). */
export function utcMillis(parts: UtcParts): number | undefined {
  const { year, month, day, hour, minute, second } = parts;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const time = (hour * 60 + minute) * 60 + Math.min(second, 59);
  return daysSinceEpoch(year, month, day) * DAY + time * 1_000;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\D.*)$/;
const FRACTION_AND_ZONE = /^(\.\d{1,9}|)(Z|[+-]\d\d:\d\d)$/;

/** Epoch ms of an ISO 8601 instant with a zone, as `2025-11-25T09:46:38.323193Z` (seed 003); undefined for anything else. */
export function parseIsoInstant(text: string): number | undefined {
  const match = ISO.exec(text);
  const rest = FRACTION_AND_ZONE.exec(match?.[7] ?? '');
  if (!match || !rest) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as SixNumbers;
  const whole = utcMillis({ year, month, day, hour, minute, second });
  if (whole === undefined) return undefined;
  const fraction = Math.floor(Number(`0${rest[1] ?? ''}`) * 1_000);
  return whole + fraction - zoneMillis(rest[2] ?? 'Z');
}

type SixNumbers = [number, number, number, number, number, number];

function zoneMillis(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Counts in years that begin in March, so that the leap day is the last of its year. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

/** An instant (epoch ms, years 1 to 9999) as ISO 8601 text in UTC, e.g. `2025-11-25T09:46:38.323Z`. */
export function isoInstant(at: number): string {
  const day = Math.floor(at / DAY);
  const time = Math.floor(at - day * DAY);
  const { year, month, dayOfMonth } = dateOf(day);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [time / 3_600_000, (time / 60_000) % 60, (time / 1_000) % 60].map((part) =>
    two(Math.floor(part)),
  );
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
  return `${date}T${clock.join(':')}.${String(time % 1_000).padStart(3, '0')}Z`;
}

/** The date of a day counted from 1970, in eras of 400 years that begin in March. */
function dateOf(days: number): {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
} {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}
