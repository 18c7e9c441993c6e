/** Which events come first: what is on or about to be, then what comes next, then what is over. */
import type { EventPhase, EventView } from '#contract/event-view';
import { currentWindow } from './countdown.ts';

const rank: Readonly<Record<EventPhase, number>> = { on: 0, soon: 0, before: 1, unplanned: 2, over: 3 };

/** A new list: those of one phase by their beginning, what is over by its end, the latest first. */
export function inOrder(events: readonly EventView[], now: number): readonly EventView[] {
  const moment = (event: EventView) => {
    const window = currentWindow(event.windows, now);
    return event.phase === 'over' ? -(window?.until ?? 0) : (window?.from ?? 0);
  };
  return events.toSorted((a, b) => rank[a.phase] - rank[b.phase] || moment(a) - moment(b));
}
