import type { SourceMemory } from './state.ts';

/**
 * Since when not seeing counts: since `moment` (the last good sample, the first frozen answer), or since the first look in
 * vain after a time that is held against nobody. What was before a sleep or a restart is not added to what came after it.
 */
export function countedSince(moment: number | undefined, memory: SourceMemory, at: number): number {
  const { firstMissAt = at, countedFrom } = memory;
  return moment === undefined || moment < countedFrom ? firstMissAt : moment;
}
