/** The request budget of one account: starts a second, requests at once, and its part in the app's ceiling. */
import { failed, type Failure } from '#contract/failure';
import type { Clock, Stop } from '../ports.ts';
import type { CeilingSeat } from './ceiling.ts';
import { createLane } from './lane.ts';
import { startWindow } from './start-window.ts';

export { createCeiling, type Ceiling } from './ceiling.ts';

export interface Budget {
  /**
   * Waits for a turn. Resolves with undefined when the request may go (then `leave` must follow), with a failure when it
   * may not: aborted, or refused meanwhile. Returns undefined at once when no turn is needed.
   */
  enter(signal: AbortSignal): Promise<Failure | undefined> | undefined;
  /** The request has ended; `duration`, ms, only when it was answered. */
  leave(duration?: number): void;
  /** Refuses all that wait: they were never sent. */
  refuse(failure: Failure): void;
  /** Requests a second this account can make at most, given how long its answers take. */
  capacity(): number;
}

export interface BudgetLimits {
  readonly perSecond: number;
  readonly inFlight: number;
}

/** How far one answer moves the mean duration. */
const FOLLOW = 0.1;

/** No limits at all: loopback. */
export function openBudget(): Budget {
  return { enter: () => undefined, leave: () => {}, refuse: () => {}, capacity: () => Infinity };
}

/** Limits as given, within the ceiling. Strictly first come, first served. */
export function createBudget(clock: Clock, limits: BudgetLimits, ceiling: CeilingSeat): Budget {
  const waiting = new Set<(failure: Failure) => void>();
  const door = createDoor(clock, limits, ceiling);
  let meanDuration: number | undefined;

  function enter(signal: AbortSignal): Promise<Failure | undefined> {
    return new Promise((settle) => {
      let leaveLine: Stop = () => {};
      const end = (failure?: Failure) => {
        leaveLine();
        waiting.delete(end);
        signal.removeEventListener('abort', onAbort);
        settle(failure);
      };
      const onAbort = () => end(cancelled());
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort);
      waiting.add(end);
      leaveLine = door.enter(end);
    });
  }

  return {
    enter,
    leave(duration) {
      if (duration !== undefined) meanDuration = follow(meanDuration, duration);
      door.leave();
    },
    refuse(failure) {
      for (const end of waiting) end(failure);
    },
    capacity: () => Math.min(limits.perSecond, (limits.inFlight * 1_000) / Math.max(1, meanDuration ?? 1)),
  };
}

function follow(mean: number | undefined, value: number): number {
  return mean === undefined ? value : mean + FOLLOW * (value - mean);
}

function cancelled(): Failure {
  return failed('cancelled', 'The request was cancelled before it was sent.').failure;
}

interface Door {
  enter(go: () => void): Stop;
  leave(): void;
}

/** The account's own limits first, then the ceiling; only the first in line stands at the ceiling. */
function createDoor(clock: Clock, limits: BudgetLimits, ceiling: CeilingSeat): Door {
  const window = startWindow(limits.perSecond);
  const lane = createLane(clock, () => (isShut() ? undefined : window.waitAt(clock.monotonic())));
  let atCeiling = false;
  let inFlight = 0;
  const isShut = () => atCeiling || inFlight >= limits.inFlight;

  function enter(go: () => void): Stop {
    let stage: 'lane' | 'ceiling' | 'gone' = 'lane';
    let leaveCeiling: Stop = () => {};
    const pass = () => {
      stage = 'gone';
      atCeiling = false;
      inFlight += 1;
      window.started(clock.monotonic());
      go();
      lane.poke();
    };
    const leaveLane = lane.enter(() => {
      stage = 'ceiling';
      atCeiling = true;
      leaveCeiling = ceiling.enter(pass);
    });
    return () => {
      leaveLane();
      if (stage !== 'ceiling') return;
      stage = 'gone';
      leaveCeiling();
      atCeiling = false;
      lane.poke();
    };
  }

  return {
    enter,
    leave() {
      inFlight -= 1;
      lane.poke();
    },
  };
}
