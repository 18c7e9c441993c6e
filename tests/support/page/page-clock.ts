/** A clock that can let the past happen quickly, and then keeps the real time. */
import type { Clock, Stop } from '../../../src-main/core/ports.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
  /** Undoes the real timer that took over. */
  undo?: Stop;
}

export interface PageClock extends Clock {
  /** Lets time pass until it has caught up with the real one; from then on timers are real. */
  catchUp(): Promise<void>;
}

/** Follows up every promise that could be. */
const settled = () =>
  new Promise<void>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(undefined);
  });

/** Begins `before` ms ago. */
export function pageClock(before: number): PageClock {
  let past: number | undefined = Date.now() - before;
  const timers = new Set<Timer>();
  const now = () => past ?? Date.now();

  const hand = (timer: Timer) => {
    const id = setTimeout(
      () => {
        timers.delete(timer);
        timer.run();
      },
      Math.max(0, timer.at - now()),
    );
    timer.undo = () => clearTimeout(id);
  };
  const after = (delay: number, run: () => void): Stop => {
    const timer: Timer = { at: now() + Math.min(Math.max(0, delay), 2 ** 31 - 1), run };
    timers.add(timer);
    if (past === undefined) hand(timer);
    return () => {
      timers.delete(timer);
      timer.undo?.();
    };
  };
  const first = () => {
    let due: Timer | undefined;
    for (const timer of timers) if (due === undefined || timer.at < due.at) due = timer;
    return due !== undefined && due.at <= Date.now() ? due : undefined;
  };
  const catchUp = async () => {
    await settled();
    for (let due = first(); due !== undefined; due = first()) {
      timers.delete(due);
      past = Math.max(now(), due.at);
      due.run();
      await settled();
    }
    past = undefined;
    for (const timer of timers) hand(timer);
  };
  return { now, monotonic: now, after, catchUp };
}
