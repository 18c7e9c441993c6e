/** The real clock. Only here, and in what Electron does by itself, is time read or waited for. */
import type { Clock } from '../core/ports.ts';

/** Node runs a timer above this at once instead of late (F8, C6). */
const LONGEST = 2 ** 31 - 1;

export function createClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(delay, run) {
      // NaN becomes 0: Node would make 1 of it, quietly.
      const timer = setTimeout(run, Math.min(Math.max(0, delay || 0), LONGEST));
      return () => clearTimeout(timer);
    },
  };
}
