/** What holds a whole account: a refused key, a rate limit, a host in trouble. Pure but for the loop's own memory. */
import type { Failure } from '#contract/failure';
import { FORGET_AFTER, rateLimitPause, SLOW_PROBE, waitAfter } from './backoff.ts';
import { intervalOf, isPaused, type Loop, type TaskState } from './loop.ts';
import type { Held } from './types.ts';
import type { Verdict } from './verdict.ts';
import { isUnreached } from './failure-class.ts';

/** While it lasts nothing is sent; at `until` one look, the probe, finds out whether it can end. Monotonic ms. */
export interface Hold {
  readonly reason: Held;
  readonly since: number;
  readonly until: number;
  /** Failed looks at the host in a row, for `backoff`. */
  readonly streak: number;
  readonly failure: Failure;
}

/** So many looks in a row, of any task, that did not reach the host are its own trouble (faults.md N10). */
const BREAK_AFTER = 3;

interface Moment {
  readonly wasProbe: boolean;
  readonly startedAt: number;
  readonly now: number;
}

/** A look that has ended. */
export interface Ended extends Moment {
  readonly state: TaskState;
  readonly verdict: Verdict;
}

/** The account's hold after a look: begun, prolonged, ended or as it was. */
export function holdAfter(loop: Loop, ended: Ended): Hold | undefined {
  const { verdict } = ended;
  if (verdict.ok || verdict.reach === 'task') return holdAfterAnswer(loop, ended);
  if (verdict.reach === 'host') return holdAfterTrouble(loop, ended, verdict.failure);
  const { failure } = verdict;
  return failure.kind === 'unauthorized'
    ? holdAfterRefusal(loop, ended, failure)
    : holdAfterLimit(loop, ended, failure);
}

/** An answer proves that the host is there; only the probe's proves that key and rate are accepted again. */
function holdAfterAnswer(loop: Loop, { wasProbe, now }: Ended): Hold | undefined {
  const { hold } = loop;
  loop.troubles = 0;
  if (!hold || (!wasProbe && hold.reason !== 'backoff')) return hold;
  if (hold.reason === 'rate-limited') loop.limits = { ...loop.limits, overAt: now };
  return undefined;
}

function holdAfterRefusal(loop: Loop, { wasProbe, now }: Ended, failure: Failure): Hold {
  const { hold } = loop;
  if (hold?.reason === 'stopped' && !wasProbe) return hold;
  return { reason: 'stopped', since: now, until: now + SLOW_PROBE, streak: 0, failure };
}

/** 429s of looks that began before the pause did are one and the same 429. */
export function holdAfterLimit(loop: Loop, { startedAt, wasProbe, now }: Moment, failure: Failure): Hold {
  const { hold } = loop;
  if (hold?.reason === 'stopped' && !wasProbe) return hold;
  const isSame = hold?.reason === 'rate-limited' && !wasProbe && startedAt <= hold.since;
  if (!isSame) loop.limits = { streak: nextLimitStreak(loop, now), overAt: undefined };
  const pause = rateLimitPause(failure, loop.limits.streak, loop.plan.rateLimitFloor);
  const until = Math.max(now + pause, isSame ? hold.until : 0);
  return { reason: 'rate-limited', since: isSame ? hold.since : now, until, streak: 0, failure };
}

function nextLimitStreak({ limits }: Loop, now: number): number {
  const isForgotten = limits.overAt !== undefined && now - limits.overAt >= FORGET_AFTER;
  return (isForgotten ? 0 : limits.streak) + 1;
}

function holdAfterTrouble(loop: Loop, ended: Ended, failure: Failure): Hold | undefined {
  const { hold } = loop;
  loop.troubles += 1;
  if (hold && !ended.wasProbe) return hold;
  if (!hold && !isBroken(loop, failure)) return undefined;
  const streak = hold ? hold.streak + 1 : Math.max(loop.troubles, ended.state.course.streak);
  const wait = waitAfter(failure, streak, intervalOf(loop, ended.state), loop.parts.random);
  return { reason: 'backoff', since: ended.now, until: ended.now + wait, streak, failure };
}

/** Not reached three times in a row by anybody; an answer of 5xx counts only when every task had trouble. */
function isBroken(loop: Loop, failure: Failure): boolean {
  if (loop.troubles < BREAK_AFTER) return false;
  return isUnreached(failure) || [...loop.tasks.values()].every((state) => isTroubled(loop, state));
}

function isTroubled(loop: Loop, state: TaskState): boolean {
  return state.stopped || isPaused(loop, state) || state.last?.hostTrouble === true;
}
