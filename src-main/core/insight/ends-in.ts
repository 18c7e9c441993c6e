/** When a stream with a longest duration ends at the latest. */
export interface EndsIn {
  readonly minutes: number;
  /** The stream was already active when first seen, so it may end earlier. */
  readonly isUpperBound: boolean;
}

/**
 * "Ends in about n min" for FastPix: first seen active plus `maxDuration` seconds (queue-insight C-13). Undefined when the
 * duration is unlimited (0) or not known. Never below zero.
 */
export function endsIn(
  maxDuration: number | undefined,
  activeSince: number,
  sawStart: boolean,
  now: number,
): EndsIn | undefined {
  if (maxDuration === undefined || !(maxDuration > 0)) return undefined;
  const left = (activeSince + maxDuration * 1000 - now) / 60_000;
  return { minutes: Math.max(0, Math.round(left)), isUpperBound: !sawStart };
}
