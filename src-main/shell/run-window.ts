/** The app as people know it: window, tray and notifications around one core. Window first, slow things after (P6). */
import { join } from 'node:path';
import { app } from 'electron';
import { compose } from '../compose.ts';
import type { Core } from '../compose.ts';
import { watchPower } from '../platform/power.ts';
import type { CloseWish } from '../platform/window-life.ts';
import { createMainWindow } from '../platform/window.ts';
import type { MainWindow } from '../platform/window.ts';
import { createCoreHost } from './core-host.ts';
import type { CoreHost } from './core-host.ts';
import { createDesktopParts } from './desktop-parts.ts';
import type { DesktopParts } from './desktop-parts.ts';
import { noTrayNotice, restartedNotice, troubleNotice } from './notices.ts';
import { pictures, PRELOAD } from './places.ts';
import { createPreferenceSink } from './preferences.ts';
import { createSinks, onBubbleAction, onTrayCommand } from './sinks.ts';
import { createPartsMaker } from './core-parts.ts';
import type { CorePlan } from './core-parts.ts';
import type { Stage } from './stage.ts';

export interface WindowedApp {
  readonly host: CoreHost;
  readonly window: MainWindow;
  readonly desktop: DesktopParts;
  /** A core of another plan with the same sinks. */
  makeCore(plan: CorePlan): Core;
}

/** Puts everything together; nothing is seen and nothing runs yet. After `ready`. */
export function assemble(stage: Stage, plan: CorePlan): WindowedApp {
  const core = () => host.current();
  const desktop = createDesktopParts({
    clock: stage.clock,
    log: stage.log,
    onCommand: (command) =>
      onTrayCommand(command, { core: core(), window, now: stage.clock.now(), quit: () => app.quit() }),
    onAction: (action, notice) =>
      onBubbleAction(action, notice, { core: core(), window, now: stage.clock.now() }),
    onTrouble: (reason) => tellTrouble(core(), reason),
  });
  const window = createMainWindow({
    preload: PRELOAD,
    icon: join(pictures(), 'app-256.png'),
    log: stage.log,
    monotonic: stage.clock.monotonic,
    remembered: () => stage.settings.memory().window,
    remember: (window) => void stage.settings.remember({ window }),
    onClose: () => closeWish(core(), desktop),
    onVisible: (visible) => core().setVisible(visible),
    onRestart: () => core().notice(restartedNotice),
  });
  const onPreferences = createPreferenceSink(stage.log);
  onPreferences(plan.settings.load().preferences);
  const sinks = createSinks({ window, tray: desktop.tray, notifier: desktop.notifier, onPreferences });
  const toParts = createPartsMaker(stage);
  const makeCore = (next: CorePlan) => compose(toParts(next), sinks);
  const host = createCoreHost(makeCore(plan));
  return { host, window, desktop, makeCore };
}

/** Opens the window (or not, when hidden) and starts to poll. */
export async function run(
  stage: Stage,
  { host, window, desktop }: WindowedApp,
  hidden: boolean,
): Promise<void> {
  const stopPower = watchPower({
    clock: stage.clock,
    log: stage.log,
    onWaking: ({ reason, asleepFrom }) => host.current().wake(reason, asleepFrom),
  });
  stage.endings.unshift(
    window.release,
    () => host.current().stop(),
    stopPower,
    () => desktop.close(),
  );
  if (!hidden) window.show();
  await host.current().start();
  if (await desktop.trayHost.known(2_000)) return;
  host.current().notice(noTrayNotice(host.current().configuration().preferences.closeToTray));
  if (hidden) window.show('quietly');
}

function closeWish(core: Core, desktop: DesktopParts): CloseWish {
  if (process.platform === 'darwin') return 'hide';
  if (!core.configuration().preferences.closeToTray) return 'quit';
  return desktop.trayHost.isPresent() ? 'hide' : 'minimise';
}

function tellTrouble(core: Core, reason: string | undefined): void {
  if (reason === undefined) core.handlers.dismissNotice({ id: 'notifications' });
  else core.notice(troubleNotice(reason));
}
