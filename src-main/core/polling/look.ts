/** One look: run the task with the account's HTTP bound to it, and settle what it yielded. */
import type { Failure } from '#contract/failure';
import { deadlineFor } from '../state/condition.ts';
import type { AccountHttp, Yield } from '../provider.ts';
import { bindHttp, startMeasure } from './account-http.ts';
import { brakeFor } from './brake.ts';
import { schedule, type Look, type Loop, type TaskState } from './loop.ts';
import { refusalOf } from './refusal.ts';
import { settleLook } from './settle.ts';
import { logBug } from './tell.ts';
import { bugFailure, missAll } from './verdict.ts';

/** Starts a look now. Whatever it throws is a bug, told as such for all of its sources. */
export function startLook(loop: Loop, state: TaskState): void {
  const look = newLook(loop, state);
  state.look = look;
  state.held = false;
  void run(loop, state, look);
}

async function run(loop: Loop, state: TaskState, look: Look): Promise<void> {
  let yielded: Yield;
  try {
    yielded = await state.task.run(httpFor(loop, state, look));
  } catch (error) {
    logBug(loop, 'task-failed', error);
    yielded = bugYield(loop, state);
  }
  if (loop.ended || state.look !== look) return;
  state.look = undefined;
  try {
    settleLook(loop, state, look, yielded);
  } catch (error) {
    logBug(loop, 'look-not-settled', error);
    if (!state.waiting) schedule(loop, state, loop.parts.clock.monotonic() + state.task.interval);
  }
}

function bugYield(loop: Loop, { task }: TaskState): Yield {
  const failure = bugFailure();
  return { outcomes: missAll(task.sources, failure, loop.parts.clock.now()), failure };
}

function newLook(loop: Loop, state: TaskState): Look {
  const { clock } = loop.parts;
  return {
    controller: state.controller,
    measure: startMeasure(),
    startedAt: clock.monotonic(),
    startedWall: clock.now(),
    mayRepeat: state.last?.good !== false,
    refusal: undefined,
  };
}

function httpFor(loop: Loop, state: TaskState, look: Look): AccountHttp {
  return bindHttp(loop.wire, {
    deadline: deadlineFor(state.task.interval),
    signal: look.controller.signal,
    measure: look.measure,
    bar: () => look.refusal ?? barOf(loop, state),
    onAnswer: (answer) => {
      const refusal = refusalOf(answer);
      if (refusal) brakeFor(loop, look, refusal);
    },
    mayRepeat: () => {
      const may = look.mayRepeat && loop.troubles.inRow === 0;
      look.mayRepeat = false;
      return may;
    },
  });
}

/** While the account is held only the probe may send. */
function barOf(loop: Loop, state: TaskState): Failure | undefined {
  return loop.hold && loop.probe !== state ? loop.hold.failure : undefined;
}
