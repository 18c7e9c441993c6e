/** The request budget of one account: starts a second, requests at once, and its part in the app's ceiling. */
import { failed, type Failure } from '#contract/failure';
import type { Clock, Stop } from '../ports.ts';
import type { CeilingSeat } from './ceiling.ts';
import { createDoor, type BudgetLimits } from './door.ts';

export interface Budget {
  /**
   * Waits for a turn. Resolves with undefined when the request may go (then `leave` must follow), with a failure when it
   * may not: aborted, or refused meanwhile. Returns undefined at once when no turn is needed.
   */
  enter(signal: AbortSignal): Promise<Failure | undefined> | undefined;
  /** The request has ended; `duration`, ms, only when it was answered. */
  leave(duration?: number): void;
  /** Refuses all that wait, or those of one signal: they are never sent. */
  refuse(failure: Failure, only?: AbortSignal): void;
  /** Lets nobody pass until it is opened again; those that wait keep their place. */
  setShut(isShut: boolean): void;
  /** Requests a second this account can make at most, given how long its answers take. */
  capacity(): number;
}

/** How far one answer moves the mean duration. */
const FOLLOW = 0.1;

/** No limits at all: loopback. */
export function openBudget(): Budget {
  const nothing = () => {};
  return {
    enter: () => undefined,
    leave: nothing,
    refuse: nothing,
    setShut: nothing,
    capacity: () => Infinity,
  };
}

/** Limits as given, within the ceiling. Strictly first come, first served. */
export function createBudget(clock: Clock, limits: BudgetLimits, ceiling: CeilingSeat): Budget {
  const waiting = new Map<(failure: Failure) => void, AbortSignal>();
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
      waiting.set(end, signal);
      leaveLine = door.enter(end);
    });
  }

  return {
    enter,
    leave(duration) {
      if (duration !== undefined) meanDuration = follow(meanDuration, duration);
      door.leave();
    },
    refuse(failure, only) {
      for (const [end, signal] of waiting) if (!only || signal === only) end(failure);
    },
    setShut: door.setShut,
    capacity: () => Math.min(limits.perSecond, (limits.inFlight * 1_000) / Math.max(1, meanDuration ?? 1)),
  };
}

function follow(mean: number | undefined, value: number): number {
  return mean === undefined ? value : mean + FOLLOW * (value - mean);
}

function cancelled(): Failure {
  return failed('cancelled', 'The request was cancelled before it was sent.').failure;
}
