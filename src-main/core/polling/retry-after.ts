/** What a server asks us to wait, read strictly: a careless reading makes a tight loop of a bad header (faults.md F8). */
import { utcMillis } from '../utc.ts';

/** Bounds of every wait a server may ask for, ms (product.md section 3). */
export const SHORTEST_WAIT = 1_000;
export const LONGEST_WAIT = 15 * 60_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;

/**
 * Reads a `Retry-After` header: whole seconds, or an HTTP date (RFC 9110 section 5.6.7, the one form servers may send).
 * `now` in epoch ms. Gives ms between 1 s and 15 min, a date in the past 1 s; undefined when there is no such header or
 * it is anything else (`-5`, `1e9`, two values joined).
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,18}$/.test(text)) return clamp(Number(text) * 1_000);
  const date = parseHttpDate(text);
  return date === undefined ? undefined : clamp(date - now);
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1_000,
  sec: 1_000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
};
const WAIT = /\b(\d{1,6}) ?(second|sec|minute|min|hour)s?\b/i;

/** The wait an error text names, as "Try again in 2 minutes." (seed 004): ms between 1 s and 15 min, undefined when it names none. */
export function parseWaitText(text: string): number | undefined {
  const match = WAIT.exec(text);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  return match && unit !== undefined ? clamp(Number(match[1]) * unit) : undefined;
}

function clamp(wait: number): number {
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, wait));
}

function parseHttpDate(text: string): number | undefined {
  const match = HTTP_DATE.exec(text);
  if (!match) return undefined;
  const [day = 0, , year = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return utcMillis({ year, month: MONTHS.indexOf(match[2] ?? '') + 1, day, hour, minute, second });
}
