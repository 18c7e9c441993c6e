/** Which task finds out whether a held account is well again, and when. */
import { isPaused, schedule, type Loop, type TaskState } from './loop.ts';

/** Chooses who looks when the hold ends: rather a source that was well, so that one lost source cannot hold all. */
export function chooseProber(loop: Loop): void {
  const { hold } = loop;
  const prober = hold && best(loop, [...loop.tasks.values()]);
  loop.prober = prober;
  if (!hold || !prober) return;
  loop.parked.delete(prober);
  // Due before that it leaves its record first, as all others do.
  if (prober.waiting && prober.due <= hold.until) return;
  prober.held = true;
  schedule(loop, prober, hold.until);
}

/** Lets one of `candidates` find out at once. A rate limit is not touched, nor a probe on its way. */
export function probeNow(loop: Loop, candidates: readonly TaskState[]): void {
  const { hold } = loop;
  const now = loop.parts.clock.monotonic();
  if (!hold || loop.probe?.look || (hold.reason === 'rate-limited' && now < hold.until)) return;
  const chosen = best(loop, candidates);
  if (!chosen) return;
  loop.parked.delete(chosen);
  loop.probe = undefined;
  loop.prober = chosen;
  loop.hold = { ...hold, until: now, streak: 0 };
  schedule(loop, chosen, now, true);
}

/** The task is paused or gone: if the account counted on it, another takes its place. */
export function replaceProbe(loop: Loop, gone: TaskState): void {
  loop.parked.delete(gone);
  if (loop.probe !== gone && loop.prober !== gone) return;
  if (loop.probe === gone) loop.probe = undefined;
  chooseProber(loop);
}

function best(loop: Loop, candidates: readonly TaskState[]): TaskState | undefined {
  let chosen: TaskState | undefined;
  for (const state of candidates) {
    if (state.look || isPaused(loop, state)) continue;
    if (!chosen || promise(state) > promise(chosen)) chosen = state;
  }
  return chosen;
}

/** Well a short while ago, then never seen, then the one whose failure lies furthest back. */
function promise({ last }: TaskState): number {
  if (!last) return 0;
  return last.good ? 1 + last.at : -last.at;
}
