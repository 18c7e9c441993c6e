/** Until when it can be made quiet with one choice. Times are epoch ms. */
import { formatClock } from '../format/times.ts';
import { quietWords as words } from '../words/quiet.ts';
import { nextAt } from './snooze-times.ts';

const HOUR = 3_600_000;
const MORNING = '08:00';

export interface QuietChoice {
  readonly text: string;
  readonly until: number;
}

/** In an hour, in four, and next morning at eight, as of `now`. */
export function quietChoices(now: number): readonly QuietChoice[] {
  const morning = nextAt(MORNING, now) ?? now + 24 * HOUR;
  const isToday = new Date(morning).getDate() === new Date(now).getDate();
  const time = formatClock(morning, false);
  return [
    { text: words.hour, until: now + HOUR },
    { text: words.fourHours, until: now + 4 * HOUR },
    { text: isToday ? words.untilToday(time) : words.untilTomorrow(time), until: morning },
  ];
}
