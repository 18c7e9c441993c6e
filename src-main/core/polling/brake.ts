/** Between an answer that refuses the account and the end of its look nothing more of the account is sent. */
import type { Failure } from '#contract/failure';
import type { Look, Loop } from './loop.ts';

/** Others wait for what comes of it; the look itself may send no more. */
export function brakeFor(loop: Loop, look: Look, failure: Failure): void {
  look.refusal = failure;
  loop.braking ??= look;
  loop.budget.refuse(failure, look.controller.signal);
  loop.budget.setShut(true);
}

/** The look has ended, well or not: what waits goes on, unless it was refused meanwhile. */
export function releaseBrake(loop: Loop, look: Look): void {
  if (loop.braking !== look) return;
  loop.braking = undefined;
  loop.budget.setShut(false);
}
