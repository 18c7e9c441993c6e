/** The one time source of the simulated vendors: what they print in their bodies, and how far the shows have got. */
export interface ShowClock {
  /** Epoch ms, whole: the vendors' own clock. */
  now(): number;
  /** Seconds of show played so far, at least 0: `(now - start) x speed / 1000`. */
  seconds(): number;
  /** Epoch ms at which the given second of the show is reached, whole. */
  at(second: number): number;
  /** How many seconds of show one second of the clock plays. */
  readonly speed: number;
}

/** The clock as it stands now, for one answer: all times in a body then fit each other to the millisecond. */
export function heldClock(clock: ShowClock): ShowClock {
  const now = clock.now();
  const seconds = clock.seconds();
  return { ...clock, now: () => now, seconds: () => seconds };
}

/** Starts a show at the present moment of `now`. A clock set back holds the show still instead of undoing it. */
export function startClock(now: () => number, speed: number): ShowClock {
  const start = now();
  let played = 0;
  return {
    now: () => Math.floor(now()),
    seconds: () => (played = Math.max(played, ((now() - start) * speed) / 1000)),
    at: (second) => Math.floor(start + (second * 1000) / speed),
    speed,
  };
}
