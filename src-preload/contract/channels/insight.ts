import * as v from 'valibot';
import { invoke } from '../ipc.ts';
import { count, id, instant, span } from './inputs.ts';

/** One day of a queue, measured and not estimated (queue-insight C-8). Times without polling are in no figure. */
export interface QueueDay {
  /** Epoch ms of the day's beginning, as asked for. */
  readonly from: number;
  readonly waitedMinutes: number;
  readonly atCapacity: number;
  readonly observed: number;
  readonly peak: number;
  /** "412 viewer-minutes in queue, 38 min at capacity; 3 more places would have removed about 80 %"; absent without data. */
  readonly sentence?: string;
}

/** What other places, or shorter sessions, would do (queue-insight C-5). Shares are 0 to 1, times seconds. */
export interface CapacityAnswer {
  readonly capacity: number;
  readonly waits: number;
  readonly waitsOverMinute: number;
  readonly meanWaitSeconds?: number;
  readonly smallestCapacity?: number;
  readonly sentence: string;
}

/** What is known of a queue beyond the wait now. Everything here is an estimate except `days`. */
export interface QueueInsight {
  readonly learning: boolean;
  /** "based on 37 departures in the last 60 min" */
  readonly basis: string;
  /** "Hardly anybody gives up.", "Some give up.", "Many give up."; absent while there is too little to go by. */
  readonly givingUp?: string;
  readonly sessionSeconds?: number;
  /** "70 % chance the queue passes 20 within 10 min"; absent while nobody waits. */
  readonly forecast?: string;
  readonly whatIf?: CapacityAnswer;
  readonly days: readonly QueueDay[];
}

export const insightChannels = {
  readQueueInsight: invoke<QueueInsight>()(
    v.object({
      source: id,
      /** Places to try; the entered or found capacity when absent. */
      capacity: v.optional(v.pipe(count, v.minValue(1), v.maxValue(100_000))),
      /** Ends every session after this long, ms. */
      sessionLimit: v.optional(v.pipe(span, v.minValue(1_000))),
      /** Local midnights, oldest first: each begins a day, the last one today. */
      days: v.optional(v.pipe(v.array(instant), v.maxLength(31)), []),
    }),
  ),
};
