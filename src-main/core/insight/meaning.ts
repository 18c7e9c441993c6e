/** What an ambiguous counter turned out to be: people right now, or everybody so far. */
export type Meaning = 'unknown' | 'gauge' | 'counter';

/** What watching one stream's `views` has shown. Plain values. */
export interface MeaningMemory {
  readonly meaning: Meaning;
  /** Looks while active, and how often the number rose or fell between two of them. */
  readonly looks: number;
  readonly rises: number;
  readonly falls: number;
  /** Last value while active. */
  readonly last?: number;
}

export const startMeaning: MeaningMemory = { meaning: 'unknown', looks: 0, rises: 0, falls: 0 };

const LOOKS = 50;
const RISES = 20;

/**
 * Watches FastPix `views` (queue-insight C-12). Over at least 50 looks at an active stream any fall means a gauge; no fall
 * with at least 20 rises, and the number still standing after the stream has ended, means a counter. Until then: unknown,
 * and kept out of totals. Decided once. `views` below zero or not finite is no data.
 */
export function addViews(memory: MeaningMemory, views: number, isActive: boolean): MeaningMemory {
  if (memory.meaning !== 'unknown' || !Number.isFinite(views) || views < 0) return memory;
  return isActive ? lookWhileActive(memory, views) : lookAfterEnd(memory, views);
}

function lookWhileActive(memory: MeaningMemory, views: number): MeaningMemory {
  const before = memory.last ?? views;
  const looks = memory.looks + 1;
  const falls = memory.falls + (views < before ? 1 : 0);
  const rises = memory.rises + (views > before ? 1 : 0);
  const meaning = looks >= LOOKS && falls > 0 ? 'gauge' : 'unknown';
  return { meaning, looks, rises, falls, last: views };
}

function lookAfterEnd({ last, ...memory }: MeaningMemory, views: number): MeaningMemory {
  const isSeen = last !== undefined && memory.looks >= LOOKS && memory.rises >= RISES && memory.falls === 0;
  // What begins next is another session: its first number is compared with nothing.
  return isSeen ? { ...memory, meaning: views >= last ? 'counter' : 'gauge' } : memory;
}
