import { fQuantiles } from './f-distribution.ts';
import { paceOf } from './pace.ts';
import type { QueueMemory } from './memory.ts';
import type { QueueSample } from './sample.ts';

/** Seconds until the next person would be let in, with the interval that holds 80 % of waits. */
export interface Wait {
  readonly seconds: number;
  readonly low: number;
  readonly high: number;
}

const NONE: Wait = { seconds: 0, low: 0, high: 0 };
/** Nothing above a day is said: it would be a guess at a day nobody has seen. */
const LONGEST = 86_400;

/**
 * Wait = (Q+1)/D with D = hazard times live now, and its interval from the F distribution (queue-insight C-2). Everybody
 * who leaves shortens it, those who give up too. Zero while places are free. Undefined: nothing moves, or nobody is live.
 */
export function expectedWait(memory: QueueMemory, places: number | undefined): Wait | undefined {
  const { last } = memory.pairing;
  if (last === undefined) return undefined;
  if (last.queue === 0 && (places === undefined || last.live < places)) return NONE;
  const rate = paceOf(memory) * liveNow(last, memory);
  return rate > 0 ? interval(last.queue + 1, rate, memory) : undefined;
}

/** Live, or the mean of the hour in the moment in which all have just left and none has been let in. */
function liveNow(last: QueueSample, memory: QueueMemory): number {
  return last.live > 0 ? last.live : memory.fit.liveMean;
}

function interval(ahead: number, rate: number, { fit, rush }: QueueMemory): Wait {
  const lowest = fQuantiles(2 * ahead, 2 * fit.events).low;
  // In a rush as many again may have come before the poll is a moment old.
  const rushed = ahead + rush;
  const highest = fQuantiles(2 * rushed, 2 * fit.events).high;
  const cap = (seconds: number): number => Math.min(LONGEST, seconds);
  return {
    seconds: cap(ahead / rate),
    low: cap((ahead / rate) * lowest),
    high: cap((rushed / rate) * highest),
  };
}
