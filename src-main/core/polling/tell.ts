/** Tells what a look yielded, or that it was due while the account was held. */
import type { Failure } from '#contract/failure';
import type { PollRecord, SourceId } from '#contract/model';
import type { Yield } from '../provider.ts';
import type { Look, Loop, TaskState } from './loop.ts';
import { intervalOf } from './loop.ts';
import type { Held, PollEvent, YieldEvent } from './types.ts';
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
  const { clock } = loop.parts;
  const { sentAt, requests } = measure;
  const poll = pollOf(clock.now(), sentAt === undefined ? 0 : clock.monotonic() - sentAt, failure);
  if (measure.status !== undefined) poll.status = measure.status;
  if (requests > 0) poll.bytes = measure.bytes;
  tell(loop, eventOf(loop, state, { yield: yielded, poll, requests, failure, held }));
}

/** Tells that a look was due and not made: each scheduled poll leaves one record (faults.md, policy GAP). */
export function tellHeld(loop: Loop, state: TaskState, failure: Failure, held: Held): void {
  const at = loop.parts.clock.now();
  const outcomes = missAll(sourcesOf(loop, state), failure, at);
  const poll = pollOf(at, 0, failure);
  tell(loop, eventOf(loop, state, { yield: { outcomes, failure }, poll, requests: 0, failure, held }));
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

/** The task's own sources and those its last good look found in the account's list. */
function sourcesOf(loop: Loop, { task, followed }: TaskState): readonly SourceId[] {
  return unpaused(loop, followed.length > 0 ? [...new Set([...task.sources, ...followed])] : task.sources);
}

function unpaused({ paused }: Loop, sources: readonly SourceId[]): readonly SourceId[] {
  return paused.size > 0 ? sources.filter((id) => !paused.has(id)) : sources;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

function pollOf(at: number, duration: number, failure: Failure | undefined): Writable<PollRecord> {
  if (!failure) return { at, ok: true, duration };
  return { at, ok: false, duration, failure: { kind: failure.kind, message: failure.message } };
}

interface Telling {
  readonly yield: Yield;
  readonly poll: PollRecord;
  readonly requests: number;
  readonly failure: Failure | undefined;
  readonly held: Held | undefined;
}

function eventOf(loop: Loop, state: TaskState, telling: Telling): YieldEvent {
  const { clock } = loop.parts;
  const event: Writable<YieldEvent> = {
    type: 'yield',
    task: state.task,
    yield: telling.yield,
    poll: telling.poll,
    nextAt: clock.now() + (state.due - clock.monotonic()),
    interval: intervalOf(loop, state),
    requests: telling.requests,
  };
  if (telling.failure) event.failure = telling.failure;
  if (telling.held) event.held = telling.held;
  return event;
}
