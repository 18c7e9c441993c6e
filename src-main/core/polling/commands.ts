/** What the user and the monitor ask of a running account. */
import type { SourceId } from '#contract/model';
import type { Task } from '../provider.ts';
import { freshCourse } from './course.ts';
import { dropLook } from './drop.ts';
import {
  isPaused,
  schedule,
  scheduleSoon,
  settleDemand,
  START_SPREAD,
  taskState,
  unschedule,
  WAKE_SPREAD,
  type Loop,
  type TaskState,
} from './loop.ts';
import { probeNow, replaceProbe } from './probe.ts';

/** See `AccountPolling.retryNow`. */
export function retryNow(loop: Loop, sources: readonly SourceId[] | undefined): number | undefined {
  const states = [...loop.tasks.values()].filter(
    (state) => !isPaused(loop, state) && touches(state, sources),
  );
  for (const state of states) forget(state);
  const { hold } = loop;
  if (hold?.reason === 'rate-limited') return epochOf(loop, hold.until);
  if (hold) probeNow(loop, states);
  else scheduleSoon(loop, states);
  return undefined;
}

/** See `AccountPolling.pause`. */
export function pause(loop: Loop, sources: readonly SourceId[]): void {
  for (const id of sources) loop.paused.add(id);
  for (const state of loop.tasks.values()) if (isPaused(loop, state)) rest(loop, state);
  loop.meter.settle();
}

/** See `AccountPolling.resume`. */
export function resume(loop: Loop, sources: readonly SourceId[]): void {
  const paused = [...loop.tasks.values()].filter((state) => isPaused(loop, state));
  for (const id of sources) loop.paused.delete(id);
  begin(loop, paused, WAKE_SPREAD);
}

/** See `AccountPolling.setTasks`. */
export function setTasks(loop: Loop, tasks: readonly Task[]): void {
  const wanted = new Set(tasks.map((task) => task.id));
  for (const [id, state] of loop.tasks) if (!wanted.has(id)) remove(loop, state);
  const added: TaskState[] = [];
  for (const task of tasks) {
    const state = loop.tasks.get(task.id);
    if (state) change(loop, state, task);
    else added.push(add(loop, task));
  }
  forgetPauses(loop);
  begin(loop, added, START_SPREAD);
  if (loop.hold?.reason === 'stopped') probeNow(loop, [...loop.tasks.values()]);
}

function begin(loop: Loop, states: readonly TaskState[], spread: number): void {
  const active = states.filter((state) => !isPaused(loop, state));
  for (const state of active) settleDemand(loop, state, true);
  loop.meter.settle();
  scheduleSoon(loop, active, spread);
}

function add(loop: Loop, task: Task): TaskState {
  const state = taskState(task);
  loop.tasks.set(task.id, state);
  return state;
}

function remove(loop: Loop, state: TaskState): void {
  loop.tasks.delete(state.task.id);
  rest(loop, state);
}

/** Out of polling: no look waits, none is in flight, nothing is wanted. */
function rest(loop: Loop, state: TaskState): void {
  unschedule(state);
  dropLook(loop, state);
  settleDemand(loop, state, false);
  replaceProbe(loop, state);
}

function change(loop: Loop, state: TaskState, task: Task): void {
  const wasPaused = isPaused(loop, state);
  const before = state.task.interval;
  state.task = task;
  if (isPaused(loop, state)) return rest(loop, state);
  settleDemand(loop, state, true);
  if (wasPaused || state.stopped) return resumeOne(loop, state);
  if (task.interval < before && !state.look && !state.held) hasten(loop, state, before - task.interval);
}

function resumeOne(loop: Loop, state: TaskState): void {
  forget(state);
  if (!state.look) schedule(loop, state, loop.parts.clock.monotonic());
}

/** A shorter interval counts from the last look, not from the next one. */
function hasten(loop: Loop, state: TaskState, by: number): void {
  schedule(loop, state, Math.max(loop.parts.clock.monotonic(), state.due - by));
}

function forgetPauses(loop: Loop): void {
  const known = new Set(
    [...loop.tasks.values()].flatMap((state) => [...state.task.sources, ...state.followed]),
  );
  for (const id of loop.paused) if (!known.has(id)) loop.paused.delete(id);
}

function forget(state: TaskState): void {
  state.course = freshCourse;
  state.stopped = false;
}

function touches(state: TaskState, sources: readonly SourceId[] | undefined): boolean {
  if (!sources) return true;
  return sources.some((id) => state.task.sources.includes(id) || state.followed.includes(id));
}

function epochOf({ parts: { clock } }: Loop, at: number): number {
  return clock.now() + (at - clock.monotonic());
}
