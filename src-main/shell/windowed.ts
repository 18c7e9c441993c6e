/** The windowed mode from `ready` on: what a person starts. */
import { channels } from '#contract/channels';
import { setAppMenu } from '../platform/app-menu.ts';
import { servePage } from '../platform/app-protocol.ts';
import { serve } from '../platform/ipc-server.ts';
import { lockDown } from '../platform/security.ts';
import { print } from '../platform/standard-output.ts';
import { startDemoPlan } from './demo-plan.ts';
import { failureLines, importFile } from './import-flag.ts';
import { createImporter } from './importing.ts';
import type { Importer } from './importing.ts';
import { refusedNotice } from './notices.ts';
import { createOwnHandlers } from './own-handlers.ts';
import { PAGE } from './places.ts';
import { assemble, run } from './run-window.ts';
import type { WindowedApp } from './run-window.ts';
import { onSecondStart } from './second-instance.ts';
import { profilePlan } from './core-parts.ts';
import type { CorePlan } from './core-parts.ts';
import type { Stage } from './stage.ts';
import { ROUND, statusLine } from './status-line.ts';

/** Settles when everything runs; the app goes on until it is asked to end. */
export async function startWindowed(stage: Stage): Promise<undefined> {
  lockDown(stage.log);
  servePage(PAGE);
  setAppMenu();
  const app = assemble(stage, await planOf(stage));
  const importer = createImporter({ core: app.host.current, vault: stage.vault, environment: process.env });
  const handlers = { ...app.host.handlers, ...createOwnHandlers(stage, app, importer) };
  serve(channels, app.host.whenInForce(handlers), {
    isTrusted: app.window.isTrusted,
    log: stage.log,
    monotonic: stage.clock.monotonic,
  });
  onSecondStart(({ show, importFile: path }) => {
    if (show) app.window.show();
    if (path !== undefined) void takeFile(path, importer, app);
  });
  const { options, settings } = stage;
  for (const notice of settings.notices) app.host.current().notice(notice);
  await run(stage, app, options.hidden || settings.load().preferences.startHidden);
  if (options.importFile !== undefined) await takeFile(options.importFile, importer, app);
  if (options.demo) printRounds(stage, app);
  return undefined;
}

/** A refused file is told in the window as well: who started the app may not see its terminal. */
async function takeFile(path: string, importer: Importer, { host }: WindowedApp): Promise<void> {
  await host.current().inForce;
  const imported = await importFile(path, importer, { out: process.stdout });
  if (!imported.ok) host.current().notice(refusedNotice(failureLines(imported.failure)));
}

async function planOf(stage: Stage): Promise<CorePlan> {
  const { settings } = stage;
  return stage.options.demo ? startDemoPlan(stage, settings.load(), settings.save) : profilePlan(stage);
}

function printRounds(stage: Stage, { host }: WindowedApp): void {
  const tell = () => void print(`${statusLine(host.current().status(new Date().toISOString()))}\n`);
  const timer = setInterval(tell, ROUND);
  stage.endings.unshift(() => clearInterval(timer));
}
