const DAY = 86_400_000;
const MORNING = 8;

/** Until when it is quiet that was asked for at `now`, epoch ms: so many ms, or until the next eight o'clock; a day at most. */
export function quietEnd(span: number | 'morning', now: number): number {
  if (span !== 'morning') return now + Math.min(span, DAY);
  const today = new Date(now).setHours(MORNING, 0, 0, 0);
  const next = today > now ? today : new Date(today).setDate(new Date(today).getDate() + 1);
  return Math.min(next, now + DAY);
}
