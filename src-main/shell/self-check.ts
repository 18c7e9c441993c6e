/** What works here and what does not, in words (Settings > Self-check). */
import type { SelfCheckLine } from '#contract/channels/configuration';
import type { Preferences } from '#contract/configuration';
import type { DesktopParts } from './desktop-parts.ts';
import { notificationLines } from './notification-check.ts';
import type { Stage } from './stage.ts';

export async function checkSelf(
  { vault, settings }: Stage,
  desktop: DesktopParts,
  preferences: Preferences,
): Promise<readonly SelfCheckLine[]> {
  const [keychain, able] = await Promise.all([vault.check(), desktop.notifier.abilities()]);
  const hasTray = desktop.trayHost.isPresent();
  const remarks = settings.notices.map((notice) => notice.text);
  return [
    line('keychain', 'Keychain', keychain.ok, vault.describe().text),
    line('tray', 'Tray', hasTray, hasTray ? 'The desktop has a tray.' : 'This desktop has no system tray.'),
    ...notificationLines(able, preferences),
    line('settings', 'Settings file', remarks.length === 0, remarks.join(' ') || 'Read without trouble.'),
  ];
}

function line(id: string, label: string, ok: boolean, text: string): SelfCheckLine {
  return { id, label, ok, text };
}
