/** All that the polling of one account remembers, and the few steps everything else is made of. */
import type { Failure } from '#contract/failure';
import type { SourceId } from '#contract/model';
import type { Stop } from '../ports.ts';
import type { Task } from '../provider.ts';
import type { Measure, Wire } from './account-http.ts';
import type { Troubles } from './breaker.ts';
import type { Budget } from './budget.ts';
import type { CeilingSeat } from './ceiling.ts';
import { freshCourse, type Course } from './course.ts';
import type { Hold } from './hold.ts';
import type { RateMeter } from './rate-meter.ts';
import { spreadShares } from './spread.ts';
import type { OnPoll, PollingParts, PollingPlan } from './types.ts';

/** One look in flight. Whoever finds that `TaskState.look` is another one has been overtaken and says nothing. */
export interface Look {
  readonly controller: AbortController;
  readonly measure: Measure;
  /** Monotonic and epoch ms: the first stands still while some machines sleep, the second may jump. */
  readonly startedAt: number;
  readonly startedWall: number;
  mayRepeat: boolean;
  /** A 401 or 429 seen on the wire: it may send no more. */
  refusal: Failure | undefined;
}

export interface TaskState {
  task: Task;
  /** Monotonic ms of the present or next look, not rounded to the tick: the rhythm is counted from it. */
  due: number;
  course: Course;
  last:
    | { readonly good: boolean; readonly hostTrouble: boolean; readonly at: number; readonly wall: number }
    | undefined;
  /** Asking again is no use until somebody changes something. */
  stopped: boolean;
  /** Its next look waits for the account's hold to end. */
  held: boolean;
  look: Look | undefined;
  /** Used for look after look, until one is aborted: making one costs more than all else of a look. */
  controller: AbortController;
  waiting: Stop | undefined;
  /** Requests a second it stands for in the account's rate. */
  demand: number;
  /** Sources its last good look found in the account's own list, which the task need not name. */
  followed: readonly SourceId[];
}

export interface Loop {
  readonly parts: PollingParts;
  readonly plan: PollingPlan;
  readonly on: OnPoll;
  readonly wire: Wire;
  readonly budget: Budget;
  readonly seat: CeilingSeat | undefined;
  readonly meter: RateMeter;
  readonly tasks: Map<string, TaskState>;
  readonly paused: Set<SourceId>;
  hold: Hold | undefined;
  /** The task that is to find out whether the hold can end, while it looks, and those that came due meanwhile. */
  prober: TaskState | undefined;
  probe: TaskState | undefined;
  readonly parked: Set<TaskState>;
  /** The look that met a refusal and has not ended yet. */
  braking: Look | undefined;
  troubles: Troubles;
  /** When the host last answered, monotonic ms. */
  answeredAt: number;
  /** 429 in a row, and when (monotonic ms) the last of them was over. */
  limits: { readonly streak: number; readonly overAt: number | undefined };
  ended: boolean;
  onDue: (state: TaskState, late: number) => void;
}

/** Looks that are all due at once are spread over the interval, but over no more than this, ms. */
export const WAKE_SPREAD = 5_000;
/** The same at the start, where the whole interval is used: nobody waits longer for a first look, ms. */
export const START_SPREAD = 60_000;
/** Short intervals are gathered on a finer grid, so that the rhythm keeps within 10 %. */
const GRAIN_SHARE = 0.1;

/** A task nothing is known of. */
export function taskState(task: Task): TaskState {
  return {
    task,
    due: 0,
    course: freshCourse,
    last: undefined,
    stopped: false,
    held: false,
    look: undefined,
    controller: new AbortController(),
    waiting: undefined,
    demand: 0,
    followed: [],
  };
}

/** Sets the next look, monotonic ms, in place of any set before. `exact` keeps it off the common tick. */
export function schedule(loop: Loop, state: TaskState, due: number, exact = false): void {
  state.waiting?.();
  state.due = due;
  const grain = exact ? 0 : state.task.interval * GRAIN_SHARE;
  state.waiting = loop.parts.ticker.at(due, grain, (late) => {
    state.waiting = undefined;
    loop.onDue(state, late);
  });
}

/** Takes the next look back. */
export function unschedule(state: TaskState): void {
  state.waiting?.();
  state.waiting = undefined;
}

/**
 * Sets the next looks of many, the first at once, the others spread over their interval or `most` ms, whichever is less
 * (longer where intervals are stretched). Those in flight and those paused are left alone.
 */
export function scheduleSoon(loop: Loop, states: readonly TaskState[], most = WAKE_SPREAD): void {
  const idle = states.filter((state) => !state.look && !isPaused(loop, state));
  const shares = spreadShares(idle.length, loop.parts.random);
  const now = loop.parts.clock.monotonic();
  const { stretch } = loop.meter.rate();
  idle.forEach((state, index) => {
    const span = Math.min(most, state.task.interval) * stretch;
    state.held = false;
    schedule(loop, state, now + (shares[index] ?? 0) * span, index === 0);
  });
}

/** The interval in force, ms: stretched when the budget cannot hold the wanted one. */
export function intervalOf(loop: Loop, state: TaskState): number {
  return state.task.interval * loop.meter.rate().stretch;
}

/** True when all of its sources are paused: nothing to look at. */
export function isPaused(loop: Loop, { task }: TaskState): boolean {
  return loop.paused.size > 0 && task.sources.length > 0 && task.sources.every((id) => loop.paused.has(id));
}

/** Brings the account's wanted rate in line with this task; `isActive` false takes it out. */
export function settleDemand(loop: Loop, state: TaskState, isActive: boolean): void {
  const next = isActive ? (state.task.cost() * 1_000) / state.task.interval : 0;
  if (next === state.demand) return;
  loop.meter.add(next - state.demand);
  state.demand = next;
}
