/** `--snapshot FILE.png`: the overview as a picture, after the first outcomes. */
import { resolve } from 'node:path';
import { channels } from '#contract/channels';
import { failed } from '#contract/failure';
import type { PlatformHandlers } from '../compose.ts';
import { servePage } from '../platform/app-protocol.ts';
import { serve } from '../platform/ipc-server.ts';
import { writeFileWhole } from '../platform/named-file.ts';
import { lockDown } from '../platform/security.ts';
import { PICTURE_SIZE, takePicture } from '../platform/snapshot.ts';
import { print } from '../platform/standard-output.ts';
import { createMainWindow } from '../platform/window.ts';
import type { MainWindow } from '../platform/window.ts';
import { REFUSED } from './import-flag.ts';
import { playRound } from './once.ts';
import { PAGE, PRELOAD } from './places.ts';
import { createPreferenceSink } from './preferences.ts';
import type { Stage } from './stage.ts';

/** @returns the exit code: 0; 73 (EX_CANTCREAT) when the picture could not be written, 65 when an import was refused. */
export async function runSnapshot(stage: Stage, file: string): Promise<number> {
  lockDown(stage.log);
  servePage(PAGE);
  createPreferenceSink(stage.log)(stage.settings.load().preferences);
  const window = createPictureWindow(stage);
  const core = await playRound(stage);
  if (!core.ok) return REFUSED;
  serve(
    channels,
    { ...core.value.handlers, ...nothingElse },
    { ...stage.clock, log: stage.log, isTrusted: window.isTrusted },
  );
  window.show();
  const page = window.current();
  if (page === undefined) return 70;
  const written = await writeFileWhole(resolve(file), await takePicture(page));
  if (written.ok) return 0;
  await print(`${written.failure.message}\n`, process.stderr);
  return 73;
}

function createPictureWindow(stage: Stage): MainWindow {
  return createMainWindow({
    preload: PRELOAD,
    offscreen: PICTURE_SIZE,
    log: stage.log,
    monotonic: stage.clock.monotonic,
    remembered: () => undefined,
    remember: () => undefined,
    onClose: () => 'quit',
    onVisible: () => undefined,
    onRestart: () => undefined,
  });
}

const refuse = () => failed('rejected', 'Not while a picture is taken.');

const nothingElse: PlatformHandlers = {
  startDemo: refuse,
  sendTestNotification: refuse,
  selfCheck: refuse,
  chooseImport: refuse,
  applyImport: refuse,
  exportAudit: refuse,
  exportConfiguration: refuse,
  exportIncident: refuse,
  openIncidentFile: refuse,
  saveChartImage: refuse,
  startExport: refuse,
};
