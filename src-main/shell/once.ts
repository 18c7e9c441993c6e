/** One round of polls and no more, for `--status` and `--snapshot`: nobody is told anything, nothing is left behind. */
import { compose } from '../compose.ts';
import type { Core } from '../compose.ts';
import type { Sinks } from '../core/ports.ts';
import { createPartsMaker, profilePlan } from './core-parts.ts';
import { startDemoPlan } from './demo-plan.ts';
import type { Stage } from './stage.ts';

/** Ms; a vendor's whole answer takes ten seconds at most, and large accounts ask in turns. */
const LONGEST_ROUND = 60_000;

const quiet: Sinks = { publish: () => undefined, showOverall: () => undefined, notify: () => undefined };

/** A core that has had its first round, or as much of it as came within a minute. */
export async function playRound(stage: Stage, sinks: Sinks = quiet): Promise<Core> {
  const plan = stage.options.demo ? await startDemoPlan(stage, stage.settings.load()) : profilePlan(stage);
  const core = compose(createPartsMaker(stage)({ ...plan, once: true }), sinks);
  stage.endings.unshift(core.stop);
  await core.start();
  await Promise.race([core.firstRound(), passed(stage, LONGEST_ROUND)]);
  return core;
}

function passed(stage: Stage, delay: number): Promise<void> {
  return new Promise((resolve) => stage.endings.unshift(stage.clock.after(delay, resolve)));
}
