/** Requests through a budget, without any HTTP. */
import type { Budget } from '../../../src-main/core/polling/budget.ts';
import type { Clock } from '../../../src-main/core/ports.ts';

/** Most starts within any second. */
export function mostInASecond(starts: readonly number[]): number {
  return Math.max(
    0,
    ...starts.map((start) => starts.filter((other) => other >= start && other < start + 1_000).length),
  );
}

/** Sends one request of `duration` ms through a budget; says when it started, or that it was refused. */
export async function send(
  clock: Clock,
  budget: Budget,
  duration: number,
  signal: AbortSignal,
): Promise<number | string> {
  const refused = await budget.enter(signal);
  if (refused) return refused.kind;
  const at = clock.monotonic();
  clock.after(duration, () => budget.leave(duration));
  return at;
}

/** A signal that never aborts. */
export const never = new AbortController().signal;
