/** Whether the desktop has a place for tray icons (product.md section 7: without one the app stays a normal window). */
import type { Stop } from '../core/ports.ts';
import type { Desktop } from './linux-desktop.ts';

export interface TrayHost {
  isPresent(): boolean;
  /** Settles with the first certain answer, or with false after `deadline` ms. */
  known(deadline: number): Promise<boolean>;
  stop: Stop;
}

const WATCHER = 'org.kde.StatusNotifierWatcher';

/** macOS and Windows always have one. */
export const certainTrayHost: TrayHost = {
  isPresent: () => true,
  known: () => Promise.resolve(true),
  stop: () => undefined,
};

/** @param onArrival told when a host comes later than the app, or comes back. */
export function watchTrayHost(desktop: Desktop, onArrival: () => void): TrayHost {
  let present: boolean | undefined;
  let settle: (present: boolean) => void = () => undefined;
  const first = new Promise<boolean>((resolve) => (settle = resolve));
  const stop = desktop.watch(WATCHER, (isThere) => {
    if (isThere && present === false) onArrival();
    present = isThere;
    settle(isThere);
  });
  return {
    stop,
    isPresent: () => present === true,
    known: (deadline) => {
      const timer = setTimeout(() => settle(false), deadline);
      return first.finally(() => clearTimeout(timer));
    },
  };
}
