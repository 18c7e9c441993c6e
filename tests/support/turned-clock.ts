/** A clock turned by hand. Time passes only in `advance`, so a day of polls takes seconds and every run is the same. */
import type { Clock, Stop } from '../../src-main/core/ports.ts';

export interface TurnedClock extends Clock {
  /** Lets `span` ms pass: timers run in order at their time, and all promises they settle are followed up. */
  advance(span: number): Promise<void>;
  /** The wall clock is set: only `now` changes. */
  jumpWall(by: number): void;
  /** The process is held (SIGSTOP, a paused machine): both clocks go on, timers come late, all at the next `advance`. */
  stall(span: number): void;
  /** The machine sleeps as Linux does: the wall clock goes on, the monotonic one and the timers stand still. */
  sleep(span: number): void;
  /** Timers set and not yet run. */
  readonly pending: number;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/**
 * `wall` is the first epoch ms; the monotonic clock starts at 0. `settled` follows up what a timer has set off: all of the
 * event loop's turn by default; `promisesSettled` where nothing but promises is waited for, which is far quicker.
 */
export function turnedClock(wall = Date.UTC(2026, 0, 1), settled = turnSettled): TurnedClock {
  /** Latest first; those of one moment in the order they were set. */
  const timers: Timer[] = [];
  let elapsed = 0;
  let offset = wall;

  function after(delay: number, run: () => void): Stop {
    const timer = { at: elapsed + Math.min(Math.max(0, delay), 2 ** 31 - 1), run };
    timers.splice(placeOf(timers, timer.at), 0, timer);
    return () => {
      const index = timers.lastIndexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  }

  async function advance(span: number): Promise<void> {
    const until = elapsed + span;
    await settled();
    for (let next = timers.at(-1); next && next.at <= until; next = timers.at(-1)) {
      timers.pop();
      elapsed = Math.max(elapsed, next.at);
      next.run();
      await settled();
    }
    elapsed = Math.max(elapsed, until);
  }

  return {
    now: () => offset + elapsed,
    monotonic: () => elapsed,
    after,
    advance,
    jumpWall: (by) => void (offset += by),
    stall: (span) => void (elapsed += span),
    sleep: (span) => void (offset += span),
    get pending() {
      return timers.length;
    },
  };
}

function placeOf(timers: readonly Timer[], at: number): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timers[middle]?.at ?? 0) > at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Resolves when every promise that could be followed up has been, and the event loop has turned. */
function turnSettled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** Resolves when every promise that could be followed up has been: Node runs ticks once no promise is left. */
export function promisesSettled(): Promise<void> {
  return new Promise((done) => process.nextTick(done));
}
