/** Lets through so many calls a second, with a burst of one second's worth (faults.md I4). */
export interface TokenBucket {
  /** Takes one token; false when none is left. */
  take(): boolean;
}

/** @param perSecond refill rate and size. @param monotonic ms that never fall. */
export function createTokenBucket(perSecond: number, monotonic: () => number): TokenBucket {
  let tokens = perSecond;
  let filledAt = monotonic();
  const fill = () => {
    const now = monotonic();
    tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond);
    filledAt = now;
  };
  return {
    take: () => {
      fill();
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
