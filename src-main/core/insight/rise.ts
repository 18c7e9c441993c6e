/** How fast a count of everybody so far rises. Plain values. */
export interface RiseMemory {
  readonly at?: number;
  readonly count?: number;
  /** A minute, smoothed; absent until two looks. */
  readonly perMinute?: number;
}

export const startRise: RiseMemory = {};

/** Time constant of the smoothing, ms: single looks a few seconds apart jump. */
const SMOOTHING = 60_000;

/** The memory with one more look; `at` in epoch ms. A count that fell has begun anew, which is no rise. */
export function addCount(memory: RiseMemory, at: number, count: number): RiseMemory {
  const { at: before, count: last } = memory;
  if (before === undefined || last === undefined || count < last) return { at, count };
  const span = at - before;
  if (span <= 0) return memory;
  const now = ((count - last) * 60_000) / span;
  const perMinute =
    memory.perMinute === undefined
      ? now
      : memory.perMinute + (now - memory.perMinute) * (1 - Math.exp(-span / SMOOTHING));
  return { at, count, perMinute: Math.round(perMinute * 10) / 10 };
}
