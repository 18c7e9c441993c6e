import * as v from 'valibot';
import { invoke } from '../ipc.ts';
import { eventEntries } from '../schemas/event.ts';
import type { HistoryAnswer } from './history.ts';
import { id, instant } from './inputs.ts';

/** Whether a queue follows the audience, over the minutes of the event (queue-insight C-11). */
export interface LeadLagView {
  readonly minutes: number;
  readonly correlation: number;
  /** Minutes compared. */
  readonly samples: number;
  readonly sentence: string;
}

/** What an event's page shows beyond its view. */
export interface EventDetail {
  /** Absent unless it is significant. */
  readonly leadLag?: LeadLagView;
  /** What its rule asks, as a plain sentence; absent while nothing is planned. */
  readonly rule?: string;
}

/** What the form gives: checked in main, which names the fields. */
const entered = { name: eventEntries.name, sources: eventEntries.sources, windows: eventEntries.windows };

export const eventChannels = {
  /** Kind `invalid` names the fields: `name`, `sources`, `windows.0.until`. */
  addEvent: invoke<{ readonly id: string }>()(v.object(entered)),
  changeEvent: invoke<void>()(v.object({ id, ...entered })),
  removeEvent: invoke<void>()(v.object({ id })),
  readEvent: invoke<EventDetail>()(v.object({ id })),
  /** People watching, waiting and live over all sources of an event: three series of the source `event:ID`. */
  readEventHistory: invoke<HistoryAnswer>()(
    v.object({
      id,
      from: instant,
      until: instant,
      width: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(8_000)),
    }),
  ),
};
