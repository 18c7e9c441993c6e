/** Sending the probe of a held account early, and finding another when it is gone. */
import { isPaused, schedule, type Loop, type TaskState } from './loop.ts';

/** Lets one of `candidates` find out at once whether the hold can end. A rate limit is not touched. */
export function probeNow(loop: Loop, candidates: readonly TaskState[]): void {
  const { hold } = loop;
  const now = loop.parts.clock.monotonic();
  if (!hold || loop.probe?.look || (hold.reason === 'rate-limited' && now < hold.until)) return;
  loop.probe = undefined;
  loop.hold = { ...hold, until: now, streak: 0 };
  const [first] = candidates.filter((state) => !state.look && !isPaused(loop, state));
  if (first) schedule(loop, first, now, true);
}

/** The probe is paused or gone: one of those that waited for it takes its place. */
export function replaceProbe(loop: Loop, gone: TaskState): void {
  loop.parked.delete(gone);
  if (loop.probe !== gone) return;
  loop.probe = undefined;
  const [next] = loop.parked.size > 0 ? loop.parked : [...loop.tasks.values()].filter((state) => state.held);
  if (!next || next === gone) return;
  loop.parked.delete(next);
  schedule(loop, next, loop.parts.clock.monotonic(), true);
}
