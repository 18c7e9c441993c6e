import type { QueueMemory } from './memory.ts';

/** How fast one place comes free, departures a second per person live: one a session where all last the same, else C-2's. */
export function paceOf({ fit, fixed }: QueueMemory): number {
  return fixed > 0 ? 1 / fixed : fit.hazard;
}
