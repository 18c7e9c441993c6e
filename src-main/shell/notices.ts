/** What the app says of itself in its window. Pure. */
import type { Notice } from '#contract/model';

const settings = { label: 'Settings', route: 'settings' } as const;

/** Told once, when the desktop shows no notifications; taken back when it does. */
export function troubleNotice(reason: string): Notice {
  return {
    id: 'notifications',
    tone: 'info',
    text: `Notifications cannot be shown. ${reason} Alerts are listed under Incidents all the same.`,
    action: settings,
  };
}

/** Told once where there is no tray to live in. */
export function noTrayNotice(closeMinimises: boolean): Notice {
  const closing = closeMinimises
    ? 'Closing the window minimises it; Ctrl+Q quits.'
    : 'Closing the window quits.';
  return {
    id: 'tray',
    tone: 'info',
    text: `This desktop has no system tray, so Tallylight stays a normal window. ${closing}`,
    action: settings,
  };
}

export const restartedNotice: Notice = {
  id: 'view',
  tone: 'info',
  text: 'View restarted: the window had failed. Polling and alerts went on.',
};

/** An import that was asked for on the command line, and refused. */
export function refusedNotice(lines: readonly string[]): Notice {
  return { id: 'import', tone: 'warning', text: lines.join(' ').replaceAll(/ +/g, ' ') };
}
