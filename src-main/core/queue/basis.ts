import type { Basis } from './words.ts';
import type { QueueMemory } from './memory.ts';

/** What the estimate rests on, for "based on 37 departures in the last 60 min". Minutes of polling, holes left out. */
export function basisOf(memory: QueueMemory): Basis {
  return { events: Math.floor(memory.fit.events), minutes: Math.round(memory.fit.seconds / 60) };
}
