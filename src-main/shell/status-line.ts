/** One line a poll round for those who run the demo in a terminal. Pure. */
import type { StatusDocument } from '../core/status.ts';
import { counted } from '../core/wording/numbers.ts';

/** Ms: the round of the demo. */
export const ROUND = 5_000;

/** For example `16:04:05 warning: 1 of 9 needs attention, queue 7, wait about 2 min (live 57, viewers 41)`. */
export function statusLine(status: StatusDocument): string {
  const totals = [
    status.live === undefined ? '' : `live ${counted(status.live)}`,
    status.viewers === undefined ? '' : `viewers ${counted(status.viewers)}`,
  ].filter(Boolean);
  const time = status.at.slice(11, 19);
  return `${time} ${status.sentence}${totals.length === 0 ? '' : ` (${totals.join(', ')})`}`;
}
