/** Until when something is snoozed. */
const DAY = 86_400_000;

/** The next time the clock shows `HH:MM`, from a minute on and within a day; undefined for no time. */
export function nextAt(text: string, now: number): number | undefined {
  const [hours, minutes] = text.split(':').map(Number);
  if (!/^\d\d:\d\d/.test(text) || hours === undefined || minutes === undefined) return undefined;
  const today = new Date(now).setHours(hours, minutes, 0, 0);
  const next = today > now ? today : new Date(now + DAY).setHours(hours, minutes, 0, 0);
  return Math.min(next, now + DAY);
}
