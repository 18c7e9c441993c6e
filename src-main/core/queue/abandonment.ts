import { fitBlocks } from './fit.ts';
import type { QueueMemory } from './memory.ts';

/** How many of those who wait give up. Only ever told in these words: the figure behind is too rough (queue-insight C-9). */
export type Abandonment = 'low' | 'some' | 'many';

/** Events a side needs, and the rates a waiting person and second between the words: 0.3 and 1.5 in ten minutes. */
const ENOUGH = 15;
const SOME = 0.3 / 600;
const MANY = 1.5 / 600;
/** A rate that is known no better than to half the way between the words is not put in words. */
const BLURRED = (MANY - SOME) / 2;

interface GivingUp {
  readonly rate: number;
  /** Standard deviation that chance gives the rate. */
  readonly deviation: number;
}

/**
 * Giving up per waiting person and second: departures while there is a queue beyond what the places explain, live over the
 * session length of queue-free polls, divided by those who wait (queue-insight C-9). May come out a little below zero when
 * nobody gives up. Undefined with fewer than 15 events with, or without, a queue.
 */
export function abandonmentRate(memory: QueueMemory): number | undefined {
  return givingUp(memory)?.rate;
}

/** In words; undefined where too little is known for them, by the rate or by what chance may have made of it. */
export function abandonment(memory: QueueMemory): Abandonment | undefined {
  const found = givingUp(memory);
  if (found === undefined || found.deviation > BLURRED) return undefined;
  if (found.rate < SOME) return 'low';
  return found.rate < MANY ? 'some' : 'many';
}

function givingUp(memory: QueueMemory): GivingUp | undefined {
  const calm = fitBlocks(memory.blocks, ['empty']);
  const busy = fitBlocks(memory.blocks, ['busy']);
  if (calm.events < ENOUGH || busy.events < ENOUGH) return undefined;
  const waiting = memory.blocks.reduce((sum, block) => sum + block.busy.queueSeconds, 0) / busy.seconds;
  if (!(waiting > 0)) return undefined;
  const byPlaces = calm.hazard * busy.liveMean;
  // Each of the two rests on so many events, by chance more or fewer by their root.
  const variance = busy.departures ** 2 / busy.events + byPlaces ** 2 / calm.events;
  return { rate: (busy.departures - byPlaces) / waiting, deviation: Math.sqrt(variance) / waiting };
}
