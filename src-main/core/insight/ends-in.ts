/** When a stream with a longest duration ends at the latest. */
export interface EndsAt {
  /** Epoch ms. */
  readonly at: number;
  /** It was already active when first seen, so it may end earlier. */
  readonly atTheLatest: boolean;
}

/**
 * "Ends in about n min": first seen active plus the longest duration in seconds (queue-insight C-13). Undefined when that is
 * unlimited (0) or not known.
 */
export function endsAt(
  longest: number | undefined,
  activeSince: number,
  sawStart: boolean,
): EndsAt | undefined {
  if (longest === undefined || !(longest > 0)) return undefined;
  return { at: activeSince + longest * 1000, atTheLatest: !sawStart };
}
