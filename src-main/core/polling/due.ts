/** A look is due: make it, or find that the account is held. */
import { startLook } from './look.ts';
import { intervalOf, type Loop, type TaskState } from './loop.ts';
import { recordHeld } from './settle.ts';
import { wakeAll } from './wake.ts';

/** `late` ms after its slot. Much too late means that the machine slept without telling: a wake-up (faults.md C5). */
export function onDue(loop: Loop, state: TaskState, late: number): void {
  const { hold } = loop;
  if (!hold) return late > 2 * intervalOf(loop, state) ? wakeAll(loop, state) : startLook(loop, state);
  if (loop.parts.clock.monotonic() + 1 < hold.until) return recordHeld(loop, state);
  if (loop.probe || (loop.prober && loop.prober !== state)) return void loop.parked.add(state);
  loop.probe = state;
  startLook(loop, state);
}
