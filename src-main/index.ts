/** The shell: reads the flags, enters the profile, and hands over to the mode that was asked for. */
import { app } from 'electron';
import { claimScheme } from './platform/app-protocol.ts';
import { parseCommandLine, usage } from './platform/cli.ts';
import type { CommandLine, Parsed } from './platform/cli.ts';
import { endInOrder } from './platform/ending.ts';
import { hearLastWords } from './platform/last-words.ts';
import { isDebuggedFromOutside } from './platform/security.ts';
import { forgiveClosedPipes, print } from './platform/standard-output.ts';
import { enterProfile } from './shell/profile.ts';
import { isFirst } from './shell/second-instance.ts';
import { runSnapshot } from './shell/run-snapshot.ts';
import { runStatus } from './shell/run-status.ts';
import { createStage } from './shell/stage.ts';
import type { Stage } from './shell/stage.ts';
import { startWindowed } from './shell/windowed.ts';

forgiveClosedPipes();
begin(parseCommandLine(process.argv));

function begin(parsed: Parsed): void {
  if (isDebuggedFromOutside()) return app.exit(1);
  if (parsed.type === 'run') return start(parsed.options);
  const isWrong = parsed.type === 'wrong';
  const text = {
    wrong: `${'message' in parsed ? parsed.message : ''}\n`,
    help: usage,
    version: `${app.getVersion()}\n`,
  };
  void print(text[parsed.type], isWrong ? process.stderr : process.stdout).then(() =>
    app.exit(isWrong ? 64 : 0),
  );
}

/** Everything here must happen before Electron is ready. */
function start(options: CommandLine): void {
  const folder = enterProfile(options);
  claimScheme();
  // As root there is no sandbox to be had, and Electron refuses to start with one.
  if (process.getuid?.() !== 0) app.enableSandbox();
  app.on('window-all-closed', () => undefined);
  const isUnattended = options.status || options.snapshotFile !== undefined;
  if (!isUnattended && !isFirst(options)) return sayRunning();
  const stage = createStage(options, folder);
  hearLastWords({ log: stage.log, scrub: stage.scrub, unattended: isUnattended });
  const end = endInOrder(stage.endings, stage.log);
  void app.whenReady().then(async () => {
    const code = await runMode(stage);
    if (code !== undefined) await end(code);
  });
}

/** @returns the exit code of a mode that has ended. */
function runMode(stage: Stage): Promise<number | undefined> {
  const { status, snapshotFile } = stage.options;
  if (status) return runStatus(stage);
  if (snapshotFile !== undefined) return runSnapshot(stage, snapshotFile);
  return startWindowed(stage);
}

function sayRunning(): void {
  const text = 'Tallylight is running already; its window comes to the front.\n';
  void print(text, process.stderr).then(() => app.exit(0));
}
