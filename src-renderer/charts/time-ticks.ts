/** Where the time axis is marked, and how: in steps that people count in, at round local times. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 3, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 4, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 3, 7, 14, 30, 60, 90, 180].map((count) => count * DAY),
];

const zoneOf = (at: number) => new Date(at).getTimezoneOffset() * MINUTE;

/** The distance of marks, at most `most` of them over `span`, ms. */
export const stepFor = (span: number, most: number): number =>
  STEPS.find((step) => span / step <= Math.max(2, most)) ?? 365 * DAY;

/** At most `most` marks in the range; from days on they stand at local midnight, through changes of the clock. */
export function timeTicks(from: number, until: number, most = 7): readonly { readonly value: number }[] {
  const step = stepFor(until - from, most);
  const zone = zoneOf(from);
  const first = Math.ceil((from - zone) / step) * step + zone;
  const count = Math.max(0, Math.floor((until - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const value = first + index * step;
    return { value: value + zoneOf(value) - zone };
  }).filter(({ value }) => value >= from && value <= until);
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

const isMidnight = (at: number) => {
  const time = new Date(at);
  return time.getHours() === 0 && time.getMinutes() === 0;
};

/** The time of day; the date at midnight. With `step` below a minute also seconds. */
export function tickLabel(at: number, step: number): string {
  if (step >= DAY || isMidnight(at)) return day.format(at);
  return (step < MINUTE ? seconds : clock).format(at);
}

const dayTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayClock = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const zoneName = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' });

/** `23 Nov, 14:00 to 15:00 UTC`: what a window shows, in local time with its zone. */
export function rangeLabel(from: number, until: number): string {
  const long = (until - from < 10 * MINUTE ? dayClock : dayTime).format(from);
  const sameDay = new Date(from).toDateString() === new Date(until).toDateString();
  const short = until - from < 10 * MINUTE ? seconds : clock;
  const end = sameDay ? short.format(until) : dayTime.format(until);
  return `${long} to ${end} ${zoneOfName(until)}`;
}

/** `Nov 23, 05:47:25 PM`, for where the zone is told elsewhere. */
export const momentLabel = (at: number): string => dayClock.format(at);

/** The short name of the local zone at a moment: `UTC`, `CET`, `GMT+2`. */
export const zoneOfName = (at: number): string =>
  zoneName.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
