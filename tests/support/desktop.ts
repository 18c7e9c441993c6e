import {
  startNotificationServer,
  type NotificationMode,
  type NotificationServer,
} from './desktop/notification-server.ts';
import { startTrayHost, type TrayHost } from './desktop/tray-host.ts';

/** The parts of a desktop that the app talks to over the session bus, played by our own small programs. */
export interface DesktopHosts {
  readonly tray: TrayHost;
  readonly notifications: NotificationServer;
  stop(): Promise<void>;
}

/**
 * Starts both hosts on the session bus of this process. The display, the bus and an unlocked empty keyring
 * are there already: build/setup/desktop.mjs runs the tests inside of them.
 */
export async function startDesktopHosts(mode: NotificationMode = 'ok'): Promise<DesktopHosts> {
  const [tray, notifications] = await Promise.all([startTrayHost(), startNotificationServer(mode)]);
  return {
    tray,
    notifications,
    stop: async () => void (await Promise.all([tray.stop(), notifications.stop()])),
  };
}
