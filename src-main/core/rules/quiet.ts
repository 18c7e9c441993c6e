/**
 * Quiet hours: days and times of one named time zone, daylight saving included. The machine's own zone plays no part. Quiet
 * that was turned on by hand adds to them and holds back the same.
 */
import type { QuietHours } from '#contract/configuration';
import type { Severity } from '#contract/model';
import type { QuietNow } from './state.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const QUARTER = 15 * MINUTE;
/** Quiet hours that never end are asked about again after eight days. */
const LONGEST_ASKED = 8 * DAY_MINUTES * MINUTE;

const WEIGHT: Readonly<Record<Severity | 'none', number>> = { info: 0, warning: 1, critical: 2, none: 3 };

/** All that may make it quiet. */
export interface QuietTimes {
  readonly quietHours: QuietHours;
  readonly quietNow?: QuietNow | undefined;
}

/** Epoch ms at which the quiet ends that holds a notification of `severity` back now; undefined when nothing does. */
export function quietUntil(
  { quietHours, quietNow }: QuietTimes,
  at: number,
  severity: Severity,
): number | undefined {
  if (WEIGHT[severity] >= WEIGHT[quietHours.bypass]) return undefined;
  const byHand = Math.max(at, quietNow?.until ?? at);
  const end = isQuiet(quietHours, byHand) ? endOfQuiet(quietHours, byHand) : byHand;
  return end > at ? end : undefined;
}

/** Whether `at` lies in quiet hours. A night belongs to the day on which it begins; equal times are a whole day. */
export function isQuiet({ enabled, days, from, until, timeZone }: QuietHours, at: number): boolean {
  if (!enabled) return false;
  const [start, end] = [minutesOf(from), minutesOf(until)];
  const { day, minute } = localTime(at, timeZone);
  const yesterday = (day + 6) % 7;
  if (start < end) return days.includes(day) && minute >= start && minute < end;
  return (days.includes(day) && minute >= start) || (days.includes(yesterday) && minute < end);
}

/** The first whole minute that is not quiet any more. */
function endOfQuiet(quietHours: QuietHours, at: number): number {
  const stride = strideOf(quietHours);
  const latest = at + LONGEST_ASKED;
  let calm = Math.floor(at / MINUTE) * MINUTE;
  while (calm < latest && isQuiet(quietHours, calm + stride)) calm += stride;
  let end = calm + MINUTE;
  while (end < calm + stride && isQuiet(quietHours, end)) end += MINUTE;
  return end;
}

/** A quarter of an hour, or less where the day has only so much that is not quiet: a step must not lead over it. */
function strideOf({ from, until }: QuietHours): number {
  const loud = (minutesOf(from) - minutesOf(until) + DAY_MINUTES) % DAY_MINUTES;
  return loud === 0 ? QUARTER : Math.min(QUARTER, loud * MINUTE);
}

/** Minutes since midnight of `HH:MM`; 0 for anything else, which the check of the settings has refused before. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) % DAY_MINUTES || 0;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const DAYS: readonly string[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function localTime(at: number, timeZone: string): { readonly day: number; readonly minute: number } {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '0';
  return { day: DAYS.indexOf(part('weekday')), minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = makeFormat(timeZone);
  formats.set(timeZone, format);
  return format;
}

/** A zone this engine does not know counts as UTC: quiet hours at the wrong time beat a crash at every alert. */
function makeFormat(timeZone: string): Intl.DateTimeFormat {
  const options = { weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}
