/** After a look: what it says of task and account, when the next look comes, and who may look again. */
import type { Failure } from '#contract/failure';
import type { Yield } from '../provider.ts';
import { SLOW_PROBE, waitAfter, backoffBase } from './backoff.ts';
import { releaseBrake } from './brake.ts';
import { afterGood, afterMiss } from './course.ts';
import { isHostTrouble, isLasting } from './failure-class.ts';
import { holdAfter, holdAfterLimit, type Hold } from './hold.ts';
import {
  intervalOf,
  schedule,
  scheduleSoon,
  settleDemand,
  type Look,
  type Loop,
  type TaskState,
} from './loop.ts';
import { chooseProber } from './probe.ts';
import { complete, tellHeld, tellLook } from './tell.ts';
import type { Held } from './types.ts';
import { judgeLook, type Verdict } from './verdict.ts';

const NONE: readonly string[] = [];

/** Takes what a look yielded: one event, one next look. */
export function settleLook(loop: Loop, state: TaskState, look: Look, raw: Yield): void {
  const wasProbe = loop.probe === state;
  if (wasProbe) loop.probe = undefined;
  if (loop.hold && isUnsent(look)) return recordHeld(loop, state);
  const { clock } = loop.parts;
  const now = clock.monotonic();
  const yielded = complete(loop, state, raw, clock.now());
  const verdict = judgeLook(yielded, look.refusal);
  remember(loop, state, verdict, now);
  if (verdict.ok) state.followed = yielded.found?.map(({ id }) => id) ?? NONE;
  changeHold(loop, holdAfter(loop, { state, verdict, wasProbe, startedAt: look.startedAt, now }), wasProbe);
  releaseBrake(loop, look);
  settleDemand(loop, state, !state.stopped);
  loop.meter.settle();
  const held = scheduleNext(loop, state, look, verdict);
  tellLook(loop, state, yielded, look, verdict.ok ? undefined : verdict.failure, held);
}

/** A 429 met outside of a look that could tell it: by an action, or by a look that was dropped. */
export function limitNow(loop: Loop, failure: Failure): void {
  const now = loop.parts.clock.monotonic();
  changeHold(
    loop,
    holdAfterLimit(loop, { wasProbe: false, startedAt: now, now, interval: 0 }, failure),
    false,
  );
}

/** All its requests were held back: it is no evidence of anything. */
function isUnsent({ measure }: Look): boolean {
  return measure.isBarred && measure.requests === 0;
}

function changeHold(loop: Loop, next: Hold | undefined, wasProbe: boolean): void {
  const before = loop.hold;
  loop.hold = next;
  if (next === before && !wasProbe) return;
  if (next && next !== before) loop.budget.refuse(next.failure);
  releaseParked(loop);
  if (next !== before) chooseProber(loop);
}

function remember(loop: Loop, state: TaskState, verdict: Verdict, now: number): void {
  state.course = verdict.ok ? afterGood(state.course, now) : afterMiss(state.course, now);
  state.stopped = !verdict.ok && verdict.reach === 'task' && isLasting(verdict.failure);
  state.last = {
    good: verdict.ok,
    hostTrouble: !verdict.ok && isHostTrouble(verdict.failure),
    at: now,
    wall: loop.parts.clock.now(),
  };
}

/** Sets the next look and says why it is later than usual, if it is. */
function scheduleNext(loop: Loop, state: TaskState, look: Look, verdict: Verdict): Held | undefined {
  const interval = intervalOf(loop, state);
  const now = loop.parts.clock.monotonic();
  if (verdict.ok) return void schedule(loop, state, Math.max(sendDue(state, look) + interval, now));
  if (state.stopped) return (void schedule(loop, state, now + SLOW_PROBE), 'stopped');
  if (loop.hold && verdict.reach !== 'task') return holdBack(loop, state);
  const { streak } = state.course;
  schedule(loop, state, now + waitAfter(verdict.failure, streak, interval, loop.parts.random));
  return backoffBase(streak, interval) > interval ? 'backoff' : undefined;
}

/**
 * When this look was due to be sent: the next is counted from it, so that neither the tick nor the time an answer takes
 * lengthens the rhythm. A wait for the budget does: looks that came too close draw apart.
 */
function sendDue({ due }: TaskState, { measure, startedAt }: Look): number {
  return due + Math.max(0, (measure.sentAt ?? startedAt) - startedAt);
}

/** The next look comes when the hold ends. */
function holdBack(loop: Loop, state: TaskState): Held | undefined {
  const { hold } = loop;
  if (!hold) return undefined;
  state.held = true;
  schedule(loop, state, hold.until);
  return hold.reason;
}

/** A look that was due while the account is held: nothing is sent, the reason is its outcome. */
export function recordHeld(loop: Loop, state: TaskState): void {
  const { hold } = loop;
  if (!hold) return;
  holdBack(loop, state);
  tellHeld(loop, state, hold.failure, hold.reason);
}

/** The probe has ended: those that came due meanwhile share its fate, or all are due when the hold is over. */
function releaseParked(loop: Loop): void {
  const parked = new Set(loop.parked);
  loop.parked.clear();
  if (loop.hold) {
    for (const state of parked) recordHeld(loop, state);
    return;
  }
  const held = [...loop.tasks.values()].filter((state) => state.held || parked.has(state));
  scheduleSoon(loop, held);
}
