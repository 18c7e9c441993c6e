/** What an ambiguous count turned out to be: people right now, or everybody so far. */
export type Meaning = 'unknown' | 'gauge' | 'counter';

/** What watching one stream's `views` has shown. Plain values, kept from run to run. */
export interface MeaningMemory {
  readonly meaning: Meaning;
  /** Looks while active, and how often the number rose or fell between two of them. */
  readonly looks: number;
  readonly rises: number;
  readonly falls: number;
  /** Last value while active. */
  readonly last?: number;
  /** Looks since the end at which it still stood. */
  readonly stood?: number;
}

export const startMeaning: MeaningMemory = { meaning: 'unknown', looks: 0, rises: 0, falls: 0 };

/** Looks at an active stream before anything is decided. */
export const LOOKS = 50;
const RISES = 20;
/** A count of people now may lag behind the end: it must stand for so many looks to be taken for everybody so far. */
const STOOD = 4;

/**
 * Watches FastPix `views` (queue-insight C-12). Over at least 50 looks at an active stream any fall means a gauge; no fall
 * with at least 20 rises, and the number still standing after the stream has ended, means a counter. Until then: unknown,
 * and kept out of totals. Decided once. `views` below zero or not finite is no data.
 */
export function addViews(memory: MeaningMemory, views: number, isActive: boolean): MeaningMemory {
  if (memory.meaning !== 'unknown' || !Number.isFinite(views) || views < 0) return memory;
  return isActive ? lookWhileActive(memory, views) : lookAfterEnd(memory, views);
}

function lookWhileActive({ stood, ...memory }: MeaningMemory, views: number): MeaningMemory {
  // After an end another session has begun: its first number is compared with nothing.
  const before = stood === undefined ? (memory.last ?? views) : views;
  const looks = memory.looks + 1;
  const falls = memory.falls + (views < before ? 1 : 0);
  const rises = memory.rises + (views > before ? 1 : 0);
  const meaning = looks >= LOOKS && falls > 0 ? 'gauge' : 'unknown';
  return { meaning, looks, rises, falls, last: views };
}

function lookAfterEnd(memory: MeaningMemory, views: number): MeaningMemory {
  const { last, looks, rises, falls } = memory;
  const stood = (memory.stood ?? 0) + 1;
  if (last === undefined || looks < LOOKS || rises < RISES || falls > 0) return { ...memory, stood };
  if (views < last) return { ...memory, stood, meaning: 'gauge' };
  return { ...memory, stood, meaning: stood >= STOOD ? 'counter' : 'unknown' };
}
