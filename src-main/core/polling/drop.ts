/** Dropping a look in flight: nothing is told of it, but a 429 it has met is not forgotten. */
import { releaseBrake } from './brake.ts';
import type { Loop, TaskState } from './loop.ts';
import { limitNow } from './settle.ts';

/** Aborts the task's look, if there is one. Whoever calls it sets the next one. */
export function dropLook(loop: Loop, state: TaskState): void {
  const { look } = state;
  if (!look) return;
  state.look = undefined;
  state.controller = new AbortController();
  look.controller.abort();
  if (look.refusal?.kind === 'rate-limited') limitNow(loop, look.refusal);
  releaseBrake(loop, look);
}
