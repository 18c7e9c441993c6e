/**
 * The one wrapper around every handler: who asks, how often, how much, in which shape, and only then what (faults.md
 * S8, I1-I6). Expected failures pass as they are; what a handler throws is a bug and never reaches the page.
 */
import * as v from 'valibot';
import type { GenericSchema } from 'valibot';
import { failed } from '#contract/failure';
import type { FieldProblem, Result } from '#contract/failure';
import type { Log } from '../core/ports.ts';
import { weigh } from './ipc-weight.ts';
import { createTokenBucket } from './token-bucket.ts';

/** What is needed of a channel and its handler at run time; the types of both are checked where they meet. */
export interface GuardedChannel {
  readonly name: string;
  readonly input: GenericSchema;
  readonly handler: (input: never) => unknown;
  /** How heavy the input may be, bytes; `MAX_INPUT_BYTES` when absent. */
  readonly largest?: number | undefined;
}

export interface GuardParts {
  readonly log: Log;
  readonly monotonic: () => number;
}

export const MAX_INPUT_BYTES = 256 * 1024;
export const CALLS_PER_SECOND = 100;
export const CALLS_IN_FLIGHT = 20;

type Guarded = (trusted: boolean, input: unknown) => Promise<Result<unknown>>;

/** Wraps one channel. Answers `rejected` to strangers, floods and oversized input, `invalid` to a wrong shape. */
export function guard(channel: GuardedChannel, parts: GuardParts): Guarded {
  const bucket = createTokenBucket(CALLS_PER_SECOND, parts.monotonic);
  const largest = channel.largest ?? MAX_INPUT_BYTES;
  let inFlight = 0;
  let refused = 0;
  const refuse = (reason: string) => {
    refused += 1;
    if (isPowerOfTen(refused))
      parts.log('warning', 'call refused', { channel: channel.name, reason, refused });
    return failed('rejected', reason);
  };
  const admit = (trusted: boolean, input: unknown): string | undefined => {
    if (!trusted) return 'This window may not ask.';
    if (!bucket.take() || inFlight >= CALLS_IN_FLIGHT)
      return 'The window asks too often. Try again in a moment.';
    return weigh(input, largest) > largest ? 'That is more than can be sent at once.' : undefined;
  };
  return async (trusted, input) => {
    const refusal = admit(trusted, input);
    if (refusal !== undefined) return refuse(refusal);
    inFlight += 1;
    try {
      return await handle(channel, input, parts.log);
    } finally {
      inFlight -= 1;
    }
  };
}

/** A flood must not become a flood of log lines. */
function isPowerOfTen(count: number): boolean {
  return Number.isInteger(Math.log10(count));
}

async function handle(channel: GuardedChannel, input: unknown, log: Log): Promise<Result<unknown>> {
  try {
    const parsed = v.safeParse(channel.input, input);
    if (!parsed.success) return refuseShape(channel.name, parsed.issues, log);
    // The schema's output is what the handler takes; the table of channels holds both to it.
    return (await channel.handler(parsed.output as never)) as Result<unknown>;
  } catch (error) {
    log('error', 'handler threw', { channel: channel.name, error });
    return failed('internal', 'Something went wrong inside Tallylight. The log has the details.');
  }
}

function refuseShape(channel: string, issues: readonly v.BaseIssue<unknown>[], log: Log): Result<never> {
  const fields = issues.map(toProblem);
  log('warning', 'call with a wrong shape', { channel, paths: fields.map((field) => field.path) });
  return failed('invalid', 'Some of what was entered cannot be used.', { fields });
}

/** The library's own messages repeat what was received, which may be a secret; those of our schemas are kept. */
function toProblem(issue: v.BaseIssue<unknown>): FieldProblem {
  const isOwn = !issue.message.startsWith('Invalid ');
  const message = isOwn ? issue.message : `Expected ${issue.expected ?? 'another value'}.`;
  return { path: v.getDotPath(issue) ?? '', message };
}
