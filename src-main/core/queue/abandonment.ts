import { fitBlocks } from './fit.ts';
import type { QueueMemory } from './memory.ts';

/** How many of those who wait give up. Only ever told in these words: the figure behind is too rough (queue-insight C-9). */
export type Abandonment = 'low' | 'some' | 'many';

/** Events a side needs, and the rates a waiting person and second between the words: 0.3 and 1.5 in ten minutes. */
const ENOUGH = 15;
const SOME = 0.3 / 600;
const MANY = 1.5 / 600;

/**
 * Giving up per waiting person and second: departures while there is a queue beyond what the places explain, live over the
 * session length of queue-free polls, divided by those who wait (queue-insight C-9). May come out a little below zero when
 * nobody gives up. Undefined with fewer than 15 events with, or without, a queue.
 */
export function abandonmentRate(memory: QueueMemory): number | undefined {
  const calm = fitBlocks(memory.blocks, ['empty']);
  const busy = fitBlocks(memory.blocks, ['busy']);
  if (calm.events < ENOUGH || busy.events < ENOUGH) return undefined;
  const waiting = memory.blocks.reduce((sum, block) => sum + block.busy.queueSeconds, 0) / busy.seconds;
  return waiting > 0 ? (busy.departures - calm.hazard * busy.liveMean) / waiting : undefined;
}

export function abandonment(memory: QueueMemory): Abandonment | undefined {
  const rate = abandonmentRate(memory);
  if (rate === undefined) return undefined;
  if (rate < SOME) return 'low';
  return rate < MANY ? 'some' : 'many';
}
