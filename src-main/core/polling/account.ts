/** Polls one account: a loop for each task, within the account's budget and the app's ceiling (product.md section 3). */
import type { Failure } from '#contract/failure';
import type { AccountHttp } from '../provider.ts';
import { bindHttp, startMeasure, type Measure, type Wire } from './account-http.ts';
import { noTroubles } from './breaker.ts';
import { createBudget, openBudget, type Budget } from './budget.ts';
import { pause, resume, retryNow, setTasks } from './commands.ts';
import { onDue } from './due.ts';
import { unschedule, type Loop } from './loop.ts';
import { createRateMeter } from './rate-meter.ts';
import { refusalOf } from './refusal.ts';
import { limitNow } from './settle.ts';
import { logBug, tell } from './tell.ts';
import { TICK_HIDDEN, TICK_VISIBLE } from './ticker.ts';
import type { AccountPolling, OnPoll, PollingParts, PollingPlan } from './types.ts';
import { wakeAll } from './wake.ts';

export type { AccountPolling, OnPoll, PollEvent, PollingParts, PollingPlan } from './types.ts';

/** Whole-answer deadline of requests outside of looks, ms. */
const DEADLINE = 10_000;

/** Starts polling at once, the tasks spread over their interval. */
export function startAccountPolling(parts: PollingParts, plan: PollingPlan, on: OnPoll): AccountPolling {
  const loop = createLoop(parts, plan, on);
  setTasks(loop, plan.tasks);
  return {
    retryNow: (sources) => retryNow(loop, sources),
    pause: (sources) => pause(loop, sources),
    resume: (sources) => resume(loop, sources),
    wake: () => wakeAll(loop),
    setTasks: (tasks) => setTasks(loop, tasks),
    setVisible: (visible) => parts.ticker.setTick(visible ? TICK_VISIBLE : TICK_HIDDEN),
    rate: () => loop.meter.rate(),
    http: (signal) => outsideHttp(loop, signal),
    stop: () => stop(loop),
  };
}

function createLoop(parts: PollingParts, plan: PollingPlan, on: OnPoll): Loop {
  const seat = plan.unlimited ? undefined : parts.ceiling.join(() => loop.meter.settle());
  const budget = seat ? createBudget(parts.clock, plan.budget, seat) : openBudget();
  const loop: Loop = {
    parts,
    plan,
    on,
    budget,
    seat,
    wire: wireFor(parts, plan, budget),
    meter: createRateMeter(budget, seat, (rate) => tell(loop, { type: 'rate', ...rate })),
    tasks: new Map(),
    paused: new Set(),
    hold: undefined,
    prober: undefined,
    probe: undefined,
    parked: new Set(),
    braking: undefined,
    troubles: noTroubles,
    answeredAt: parts.clock.monotonic(),
    limits: { streak: 0, overAt: undefined },
    ended: false,
    onDue: (state, late) => guarded(loop, () => onDue(loop, state, late)),
  };
  return loop;
}

function wireFor(parts: PollingParts, plan: PollingPlan, budget: Budget): Wire {
  const { account, secrets, mayChange = () => account.allowChanges } = plan;
  return { clock: parts.clock, http: parts.http, account, secrets, budget, mayChange };
}

/** A bug in one account must not stop the tick of all others. */
function guarded(loop: Loop, run: () => void): void {
  try {
    run();
  } catch (error) {
    logBug(loop, 'look-not-started', error);
  }
}

function stop(loop: Loop): void {
  loop.ended = true;
  for (const state of loop.tasks.values()) {
    unschedule(state);
    state.look?.controller.abort();
  }
  loop.tasks.clear();
  loop.seat?.leave();
}

function outsideHttp(loop: Loop, signal: AbortSignal): AccountHttp {
  return bindHttp(loop.wire, {
    ...outside(signal),
    bar: () => loop.braking?.refusal ?? limitOf(loop),
    onAnswer: (answer) => takeLimit(loop, refusalOf(answer)),
  });
}

function outside(signal: AbortSignal): {
  deadline: number;
  signal: AbortSignal;
  measure: Measure;
  mayRepeat: () => boolean;
} {
  return { deadline: DEADLINE, signal, measure: startMeasure(), mayRepeat: () => true };
}

function limitOf({ hold }: Loop): Failure | undefined {
  return hold?.reason === 'rate-limited' ? hold.failure : undefined;
}

/** A 429 to an action or a discovery pauses the polls as well. */
function takeLimit(loop: Loop, failure: Failure | undefined): void {
  if (failure?.kind === 'rate-limited') limitNow(loop, failure);
}
