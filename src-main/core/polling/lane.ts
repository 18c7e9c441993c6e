/** First come, first served, through a door that is sometimes shut. */
import type { Clock, Stop } from '../ports.ts';

export interface Lane {
  /** Runs `go` when it is its turn, perhaps at once. The Stop leaves the lane, without effect once `go` has run. */
  enter(go: () => void): Stop;
  /** Looks at the door again: something may have changed. */
  poke(): void;
}

/** `doorAt` says in how many ms the next one may pass: 0 now, undefined when only a `poke` can tell. */
export function createLane(clock: Clock, doorAt: () => number | undefined): Lane {
  const line = new Set<() => void>();
  let timer: Stop | undefined;

  function poke(): void {
    timer?.();
    timer = undefined;
    for (const go of line) {
      const wait = doorAt();
      if (wait !== 0) return rest(wait);
      line.delete(go);
      go();
    }
  }

  function rest(wait: number | undefined): void {
    timer?.();
    timer = wait === undefined ? undefined : clock.after(Math.ceil(wait), poke);
  }

  return {
    enter(go) {
      const mine = () => go();
      line.add(mine);
      if (!timer) poke();
      return () => void line.delete(mine);
    },
    poke,
  };
}
