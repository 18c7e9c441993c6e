/** Tells what a look yielded, or that it was due while the account was held. */
import type { Failure } from '#contract/failure';
import type { PollRecord, SourceId } from '#contract/model';
import type { Outcome, Yield } from '../provider.ts';
import type { Look, Loop, TaskState } from './loop.ts';
import { intervalOf } from './loop.ts';
import type { Held, PollEvent } from './types.ts';
import { bugFailure, missAll } from './verdict.ts';

/** Hands an event on. What the listener throws is a bug of its own and must not end the loop. */
export function tell(loop: Loop, event: PollEvent): void {
  if (loop.ended) return;
  try {
    loop.on(event);
  } catch (error) {
    logBug(loop, 'poll-listener-failed', error);
  }
}

/** Writes a bug to the log, with its stack. */
export function logBug(loop: Loop, event: string, error: unknown): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  loop.parts.log('error', event, { account: loop.plan.account.id, error: words });
}

/** Tells one look. `failure` is set when it failed as a whole. */
export function tellLook(
  loop: Loop,
  state: TaskState,
  yielded: Yield,
  { measure }: Look,
  failure: Failure | undefined,
  held: Held | undefined,
): void {
  const now = loop.parts.clock.monotonic();
  const { bytes, status, sentAt, requests } = measure;
  const poll: PollRecord = {
    at: loop.parts.clock.now(),
    ok: !failure,
    duration: sentAt === undefined ? 0 : now - sentAt,
    ...(status === undefined ? {} : { status }),
    ...(requests === 0 ? {} : { bytes }),
    ...(failure ? { failure: { kind: failure.kind, message: failure.message } } : {}),
  };
  tell(loop, { ...common(loop, state), yield: yielded, poll, requests, ...rest(failure, held) });
}

/** Tells that a look was due and not made: each scheduled poll leaves one record (faults.md, policy GAP). */
export function tellHeld(loop: Loop, state: TaskState, failure: Failure, held: Held): void {
  const at = loop.parts.clock.now();
  const { kind, message } = failure;
  const poll: PollRecord = { at, ok: false, duration: 0, failure: { kind, message } };
  const outcomes = missAll(sourcesOf(loop, state), failure, at);
  tell(loop, {
    ...common(loop, state),
    yield: { outcomes, failure },
    poll,
    requests: 0,
    ...rest(failure, held),
  });
}

/**
 * The yield with exactly one outcome for each source that is not paused. Where the look failed as a whole, sources that
 * only the account's list knows miss too; a source without outcome otherwise is a bug of the task.
 */
export function complete(loop: Loop, state: TaskState, yielded: Yield, at: number): Yield {
  const { outcomes, failure } = yielded;
  const wanted = failure ? sourcesOf(loop, state) : unpaused(loop, state.task.sources);
  if (loop.paused.size === 0 && wanted.every((id) => outcomes.has(id))) return yielded;
  const kept = new Map([...outcomes].filter(([id]) => !loop.paused.has(id)));
  const missing = wanted.filter((id) => !outcomes.has(id));
  if (missing.length > 0 && !failure)
    loop.parts.log('error', 'outcome-missing', { task: state.task.id, count: missing.length });
  for (const [id, outcome] of missAll(missing, failure ?? bugFailure(), at)) kept.set(id, outcome);
  return { ...yielded, outcomes: kept };
}

/** Sources a yield has beyond those the task names, when it read the account's own list. */
export function followedBy(state: TaskState, outcomes: ReadonlyMap<SourceId, Outcome>): readonly SourceId[] {
  if (outcomes.size <= state.task.sources.length) return [];
  const named = new Set(state.task.sources);
  return [...outcomes.keys()].filter((id) => !named.has(id));
}

function sourcesOf(loop: Loop, { task, followed }: TaskState): readonly SourceId[] {
  return unpaused(loop, followed.length > 0 ? [...task.sources, ...followed] : task.sources);
}

function unpaused({ paused }: Loop, sources: readonly SourceId[]): readonly SourceId[] {
  return paused.size > 0 ? sources.filter((id) => !paused.has(id)) : sources;
}

function common(
  loop: Loop,
  state: TaskState,
): Pick<Extract<PollEvent, { type: 'yield' }>, 'type' | 'task' | 'interval' | 'nextAt'> {
  const { clock } = loop.parts;
  const nextAt = clock.now() + (state.due - clock.monotonic());
  return { type: 'yield', task: state.task, interval: intervalOf(loop, state), nextAt };
}

function rest(failure: Failure | undefined, held: Held | undefined): { failure?: Failure; held?: Held } {
  return { ...(failure ? { failure } : {}), ...(held ? { held } : {}) };
}
