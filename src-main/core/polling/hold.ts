/** What holds a whole account: a refused key, a rate limit, a host in trouble. Pure but for the loop's own memory. */
import type { Failure } from '#contract/failure';
import { afterAnswer, afterHold, afterTrouble, isBroken } from './breaker.ts';
import { FORGET_AFTER, rateLimitPause, SLOW_PROBE, waitAfter } from './backoff.ts';
import { intervalOf, isPaused, type Loop, type TaskState } from './loop.ts';
import type { Held } from './types.ts';
import type { Verdict } from './verdict.ts';

/** While it lasts nothing is sent; at `until` one look, the probe, finds out whether it can end. Monotonic ms. */
export interface Hold {
  readonly reason: Held;
  readonly since: number;
  readonly until: number;
  /** Steps of the backoff so far. */
  readonly streak: number;
  /** Probes sent so far that did not end it. */
  readonly probes: number;
  readonly failure: Failure;
}

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
  if (verdict.ok) return holdAfterAnswer(loop, ended);
  const { failure, reach } = verdict;
  if (reach === 'host' || (ended.wasProbe && isNoAnswer(failure)))
    return holdAfterTrouble(loop, ended, failure);
  if (reach === 'task') return isNoAnswer(failure) ? loop.hold : holdAfterAnswer(loop, ended);
  return failure.kind === 'unauthorized'
    ? holdAfterRefusal(loop, ended, failure)
    : holdAfterLimit(loop, { ...ended, interval: intervalOf(loop, ended.state) }, failure);
}

/** An answer proves that the host is there; only the probe's proves that key and rate are accepted again. */
function holdAfterAnswer(loop: Loop, { wasProbe, now }: Ended): Hold | undefined {
  const { hold } = loop;
  loop.troubles = afterAnswer(loop.troubles);
  loop.answeredAt = now;
  if (!hold || (!wasProbe && hold.reason !== 'backoff')) return hold;
  if (hold.reason === 'rate-limited') loop.limits = { ...loop.limits, overAt: now };
  if (hold.reason === 'backoff') loop.troubles = afterHold(loop.troubles, hold.probes + 1);
  return undefined;
}

/** A bug of ours says nothing about the host. */
function isNoAnswer({ kind }: Failure): boolean {
  return kind === 'internal' || kind === 'cancelled';
}

function holdAfterRefusal(loop: Loop, { wasProbe, now }: Ended, failure: Failure): Hold {
  const { hold } = loop;
  if (hold?.reason === 'stopped' && !wasProbe) return hold;
  return { reason: 'stopped', since: now, until: now + SLOW_PROBE, streak: 0, probes: 0, failure };
}

interface Limited extends Moment {
  /** No pause is shorter: a server that says "1 s" each time is asked once an interval, not once a source. */
  readonly interval: number;
}

/** 429s of looks that began before the pause did are one and the same 429. A stop stays one, but not a shorter one. */
export function holdAfterLimit(loop: Loop, moment: Limited, failure: Failure): Hold {
  const { startedAt, wasProbe, now } = moment;
  const { hold } = loop;
  const isSame = hold?.reason === 'rate-limited' && !wasProbe && startedAt <= hold.since;
  if (!isSame) loop.limits = { streak: nextLimitStreak(loop, now), overAt: undefined };
  const until = now + pauseFor(loop, moment, failure);
  if (hold?.reason === 'stopped' && !wasProbe) return hold.until >= until ? hold : { ...hold, until };
  const fresh = { reason: 'rate-limited', since: now, until, streak: 0, probes: 0, failure } as const;
  return isSame ? { ...fresh, since: hold.since, until: Math.max(until, hold.until) } : fresh;
}

function pauseFor({ limits, plan }: Loop, { interval }: Limited, failure: Failure): number {
  return Math.max(rateLimitPause(failure, limits.streak, plan.rateLimitFloor), interval);
}

function nextLimitStreak({ limits }: Loop, now: number): number {
  const isForgotten = limits.overAt !== undefined && now - limits.overAt >= FORGET_AFTER;
  return (isForgotten ? 0 : limits.streak) + 1;
}

function holdAfterTrouble(loop: Loop, ended: Ended, failure: Failure): Hold | undefined {
  const { hold } = loop;
  const { state, wasProbe, now } = ended;
  loop.troubles = afterTrouble(loop.troubles, failure);
  if (hold && !wasProbe) return hold;
  if (!hold && !isBroken(loop.troubles, now - loop.answeredAt, () => isEveryTaskTroubled(loop)))
    return undefined;
  const streak = hold ? hold.streak + 1 : state.course.streak;
  // The interval as wanted, not as stretched: of many sources only one looks.
  const wait = waitAfter(failure, streak, state.task.interval, loop.parts.random);
  return {
    reason: 'backoff',
    since: now,
    until: now + wait,
    streak,
    probes: hold ? hold.probes + 1 : 0,
    failure,
  };
}

function isEveryTaskTroubled(loop: Loop): boolean {
  for (const state of loop.tasks.values()) {
    if (!state.last?.hostTrouble && !state.stopped && !isPaused(loop, state)) return false;
  }
  return true;
}
