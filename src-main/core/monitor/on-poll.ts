/** What happens with each outcome: absorbed, judged by the rules, kept, shown. One path for all vendors. */
import type { Failure } from '#contract/failure';
import type { PollRecord } from '#contract/model';
import type { PollEvent } from '../polling/types.ts';
import type { Outcome } from '../provider.ts';
import { order } from '../rules/timers.ts';
import { absorb, settleCondition } from './absorb.ts';
import { judge } from './alerting.ts';
import { mergeFound, takeFollowing } from './found.ts';
import { keep } from './keeping.ts';
import { timeOfLook } from './telling-order.ts';
import { showTones } from './tones.ts';
import type { AccountRun, World } from './world.ts';
import type { Watched } from './watched.ts';

/** Takes what the polling loop tells. */
export function takePoll(world: World, run: AccountRun, event: PollEvent): void {
  if (event.type === 'rate') return takeRate(world, run, event);
  run.hasAnswered = true;
  run.lookFailure = event.failure;
  const { found, leftOut, following } = event.yield;
  if (found) mergeFound(world, run, { found, leftOut, nextAt: event.nextAt });
  if (following) takeFollowing(world, run, following);
  for (const [id, outcome] of inOrder(event.yield.outcomes)) {
    const watched = world.watched.get(id);
    if (!watched || watched.source.paused || world.paused) continue;
    takeOutcome(world, watched, outcome, { ...event, nextAt: event.held && event.nextAt });
  }
  if (event.yield.outcomes.size === 0) showTones(world);
  settled(world);
}

/** One after the other as they came; those of one moment by their ids, as a replay takes them. */
function inOrder(outcomes: ReadonlyMap<string, Outcome>): Iterable<readonly [string, Outcome]> {
  if (outcomes.size < 2) return outcomes;
  return [...outcomes].sort(([a, one], [b, other]) => toGrain(one.at) - toGrain(other.at) || order(a, b));
}

/** A failure that is not an answer: no secret, a locked keychain. */
export function takeMiss(world: World, watched: Watched, failure: Failure): void {
  const at = world.parts.clock.now();
  const poll: PollRecord = { at, ok: false, duration: 0 };
  takeOutcome(world, watched, { at, ok: false, failure }, { poll, nextAt: undefined });
  settled(world);
}

/** Works out all conditions that time alone changes; called about once a second. */
export function sweepConditions(world: World, now: number): void {
  for (const watched of world.watched.values()) {
    if (settleCondition(watched, now)) world.updates.source(watched.source.id);
  }
  showTones(world);
}

/**
 * Outcomes are stamped to a tenth of a second: finer would say nothing, and times would be most of the history. Down, never
 * up: a look that lay ahead of the clock would end quiet hours, snoozes and holds before their time.
 */
const GRAIN = 100;
const toGrain = (at: number) => Math.floor(at / GRAIN) * GRAIN;

interface Came {
  readonly poll: PollRecord;
  readonly nextAt: number | undefined;
  readonly interval?: number;
}

function takeOutcome(world: World, watched: Watched, told: Outcome, came: Came): void {
  const now = world.parts.clock.now();
  const at = timeOfLook(world.order, watched.source.id, toGrain(told.at), now);
  const outcome = { ...told, at };
  watched.nextAt = came.nextAt;
  if (came.interval !== undefined) watched.interval = came.interval;
  const { structural, restarted } = absorb(watched, outcome, came.poll, now);
  keep(world, watched, outcome, restarted);
  if (outcome.ok && watched.state.truth.frozenSince === undefined) world.updates.sample(watched, outcome.at);
  judge(world, watched, outcome);
  if (structural) world.updates.source(watched.source.id);
  showTones(world, watched);
}

function takeRate(world: World, run: AccountRun, event: Extract<PollEvent, { type: 'rate' }>): void {
  run.rate = { wanted: event.wanted, allowed: event.allowed, stretch: event.stretch };
  world.updates.accounts();
}

function settled(world: World): void {
  for (const listener of world.onSettled) listener();
}
