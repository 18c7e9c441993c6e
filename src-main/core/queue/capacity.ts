import type { Block } from './block.ts';

/** Looks at a waiting queue that settle the question, about two minutes of them at the fastest cadence. */
const SETTLED = 24;

/**
 * How many can be live at once, learnt from counts: the level of live seen most while people waited (queue-insight C-1).
 * The newest blocks decide, so that a changed capacity is noticed. Undefined: no queue was seen.
 */
export function learnedCapacity(blocks: readonly Block[]): number | undefined {
  const leads = new Map<number, number>();
  let looks = 0;
  for (let i = blocks.length - 1; i >= 0 && looks < SETTLED; i--) {
    const block = blocks[i];
    if (block === undefined || block.fullLooks === 0) continue;
    looks += block.fullLooks;
    leads.set(block.fullAt, (leads.get(block.fullAt) ?? 0) + block.fullLead);
  }
  return strongest(leads);
}

function strongest(leads: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  let bestLead = -1;
  for (const [level, lead] of leads) {
    if (lead <= bestLead) continue;
    best = level;
    bestLead = lead;
  }
  return best;
}
