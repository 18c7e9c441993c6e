/** Waking up: after sleep, when the network is back, or when the clock of the ticker was late. */
import { noTroubles } from './breaker.ts';
import { freshCourse } from './course.ts';
import { dropLook } from './drop.ts';
import { intervalOf, isPaused, scheduleSoon, type Loop, type TaskState } from './loop.ts';
import { probeNow } from './probe.ts';

/** A look in flight for longer than this when the machine wakes up hangs on a connection that is gone, ms. */
const TOO_OLD = 2_000;
/** What was seen well this short ago need not be seen again, ms: systems tell of one wake-up twice (faults.md F12). */
const FRESH = 5_000;

/** Everything is due, spread over at most 5 s; `also` even when it was seen just now. A rate limit holds: the server's word wins. */
export function wakeAll(loop: Loop, also?: TaskState): void {
  const states = [...loop.tasks.values()].filter((state) => !isPaused(loop, state));
  loop.troubles = noTroubles;
  for (const state of states) state.course = freshCourse;
  if (loop.hold) return wakeHeld(loop, states);
  const stuck = new Set(states.filter((state) => isStuck(loop, state)));
  for (const state of stuck) dropLook(loop, state);
  scheduleSoon(
    loop,
    states.filter((state) => state === also || stuck.has(state) || !isFresh(loop, state)),
  );
}

function wakeHeld(loop: Loop, states: readonly TaskState[]): void {
  const { probe } = loop;
  if (probe && isStuck(loop, probe)) dropLook(loop, probe);
  probeNow(loop, probe && !probe.look ? [probe] : states);
}

function isStuck(loop: Loop, { look }: TaskState): boolean {
  return look !== undefined && ageOf(loop, look.startedAt, look.startedWall) > TOO_OLD;
}

function isFresh(loop: Loop, state: TaskState): boolean {
  const { last } = state;
  if (!last?.good) return false;
  return ageOf(loop, last.at, last.wall) < Math.min(FRESH, intervalOf(loop, state));
}

/** The greater of both clocks' answers: the monotonic one stands still while some systems sleep. */
function ageOf({ parts: { clock } }: Loop, at: number, wall: number): number {
  return Math.max(clock.monotonic() - at, Math.abs(clock.now() - wall));
}
