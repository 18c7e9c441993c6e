/** Tray, notifications and their host: what of the desktop the windowed app uses. */
import { join } from 'node:path';
import type { Clock, Log } from '../core/ports.ts';
import { createElectronBubbles } from '../platform/bubbles-electron.ts';
import { createLinuxBubbles } from '../platform/bubbles-linux.ts';
import type { Bubbles } from '../platform/bubbles.ts';
import { emptyDesktop, openDesktop } from '../platform/linux-desktop.ts';
import type { Desktop } from '../platform/linux-desktop.ts';
import { createNotifier } from '../platform/notifier.ts';
import type { Notifier, NotifierParts } from '../platform/notifier.ts';
import { certainTrayHost, watchTrayHost } from '../platform/tray-host.ts';
import type { TrayHost } from '../platform/tray-host.ts';
import { createTrayPicture } from '../platform/tray-icon.ts';
import { createTray } from '../platform/tray.ts';
import type { TrayLight, TrayParts } from '../platform/tray.ts';
import { pictures } from './places.ts';

export interface DesktopParts {
  readonly tray: TrayLight;
  readonly trayHost: TrayHost;
  readonly notifier: Notifier;
  close(): void;
}

export interface DesktopWishes {
  readonly clock: Clock;
  readonly log: Log;
  readonly onCommand: TrayParts['onCommand'];
  readonly onAction: NotifierParts['onAction'];
  readonly onTrouble: NotifierParts['onTrouble'];
}

export function createDesktopParts(wishes: DesktopWishes): DesktopParts {
  const desktop = process.platform === 'linux' ? openDesktop(process.env) : undefined;
  const tray = createTray({ picture: createTrayPicture(pictures()), onCommand: wishes.onCommand });
  const trayHost =
    process.platform === 'linux' ? watchTrayHost(desktop ?? emptyDesktop, tray.renew) : certainTrayHost;
  const notifier = createNotifier({
    ...wishes,
    bubbles: bubblesOf(desktop),
    monotonic: wishes.clock.monotonic,
  });
  const close = () => {
    tray.remove();
    trayHost.stop();
    notifier.stop();
    desktop?.close();
  };
  return { tray, trayHost, notifier, close };
}

/** A Linux whose bus we cannot reach gets Electron's way, with its risk of a wait (faults.md F4). */
function bubblesOf(desktop: Desktop | undefined): Bubbles {
  if (desktop === undefined) return createElectronBubbles();
  return createLinuxBubbles(desktop, join(pictures(), 'app-64.png'));
}
