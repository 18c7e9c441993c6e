import { fitBlocks } from './fit.ts';
import type { QueueMemory } from './memory.ts';

/** Events below which a fit is not used on its own (queue-insight C-2). */
const ENOUGH = 8;

/**
 * Mean length of a session in seconds by Little's law, live over departures (queue-insight C-1). Learned on polls with an
 * empty queue, because nobody can give up there; from all polls as long as those are too few; the very length where all last
 * the same. Undefined while learning.
 */
export function sessionSeconds(memory: QueueMemory): number | undefined {
  if (memory.fixed > 0) return memory.fixed;
  const calm = fitBlocks(memory.blocks, ['empty']);
  const fit = calm.events >= ENOUGH ? calm : memory.fit;
  return fit.events >= ENOUGH && fit.hazard > 0 ? 1 / fit.hazard : undefined;
}
