/** One round of polls and no more, for `--status` and `--snapshot`: nobody is told anything, nothing is left behind. */
import { done } from '#contract/failure';
import type { Result } from '#contract/failure';
import { compose } from '../compose.ts';
import type { Core } from '../compose.ts';
import type { Sinks } from '../core/ports.ts';
import { createPartsMaker, profilePlan } from './core-parts.ts';
import { startDemoPlan } from './demo-plan.ts';
import { importFile } from './import-flag.ts';
import { createImporter } from './importing.ts';
import type { Stage } from './stage.ts';

/** Ms; a vendor's whole answer takes ten seconds at most, and large accounts ask in turns. */
const LONGEST_ROUND = 60_000;

const quiet: Sinks = { publish: () => undefined, showOverall: () => undefined, notify: () => undefined };

/**
 * A core that has had its first round, or as much of it as came within a minute. Fails when `--import` was given too and
 * its file is refused.
 */
export async function playRound(stage: Stage, sinks: Sinks = quiet): Promise<Result<Core>> {
  const plan = stage.options.demo ? await startDemoPlan(stage, stage.settings.load()) : profilePlan(stage);
  const core = compose(createPartsMaker(stage)({ ...plan, once: true }), sinks);
  stage.endings.unshift(core.stop);
  await core.start();
  const imported = await importFirst(stage, core);
  if (!imported.ok) return imported;
  await Promise.race([core.firstRound(), passed(stage, LONGEST_ROUND)]);
  return done(core);
}

/** Differences go to stderr: stdout belongs to the document. */
async function importFirst({ options, vault }: Stage, core: Core): Promise<Result<void>> {
  if (options.importFile === undefined) return done(undefined);
  const importer = createImporter({ core: () => core, vault, environment: process.env });
  return importFile(options.importFile, importer, { out: process.stderr });
}

function passed(stage: Stage, delay: number): Promise<void> {
  return new Promise((resolve) => stage.endings.unshift(stage.clock.after(delay, resolve)));
}
