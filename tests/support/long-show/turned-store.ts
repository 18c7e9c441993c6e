/** The history's thread as the app runs it, but for its clock: the time comes with each message, so that two weeks take minutes. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Clock } from '../../../src-main/core/ports.ts';
import type { FromStore, ThreadSettings, ToStore } from '../../../src-main/platform/history/protocol.ts';
import { serveStore } from '../../../src-main/platform/history/serving.ts';

/** A message and the epoch ms at which it was sent. */
export interface Timed {
  readonly now: number;
  readonly message: ToStore;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

function toldClock(): Clock & { turnTo(time: number): void } {
  const timers = new Set<Timer>();
  let now = 0;
  return {
    now: () => now,
    monotonic: () => now,
    after: (delay, run) => {
      const timer = { at: now + delay, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    turnTo(time) {
      now = time;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.run();
      }
    },
  };
}

const port = parentPort;
if (port) {
  const clock = toldClock();
  const waiting: Timed[] = [];
  let said: FromStore[] = [];
  let server: ReturnType<typeof serveStore> | undefined;
  const speak = () => {
    port.postMessage(said);
    said = [];
  };
  const post = (message: FromStore) => {
    if (said.push(message) === 1) setImmediate(speak);
  };
  const turn = () => {
    const timed = waiting.shift();
    if (waiting.length > 0) setImmediate(turn);
    if (!timed) return;
    clock.turnTo(timed.now);
    server ??= serveStore(workerData as ThreadSettings, {
      post,
      clock,
      end: () => setImmediate(() => port.close()),
    });
    server.take(timed.message);
  };
  // One message a turn of the loop, as it would be with a second between two: the chores get their turns.
  port.on('message', (messages: readonly Timed[]) => {
    if (waiting.length === 0) setImmediate(turn);
    waiting.push(...messages);
  });
}
