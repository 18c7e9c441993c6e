/** Days as the user's clock has them; one with a clock change is 23 or 25 hours long. */

/** The midnights that begin the last `count` local days, oldest first, today's last. Epoch ms. */
export function lastMidnights(now: number, count: number): readonly number[] {
  const today = new Date(now);
  return Array.from({ length: count }, (_, index) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1 - index)).getTime(),
  );
}

/** `Mon 23 Nov`, in the user's language. `locale` only in tests. */
export function dayName(from: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(from);
}
