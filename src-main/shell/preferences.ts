/** What of the preferences concerns the system and not the core. */
import { nativeTheme } from 'electron';
import type { Preferences } from '#contract/configuration';
import type { Log } from '../core/ports.ts';
import { setLoginItem } from '../platform/login-item.ts';

/** Does what has changed since the last call, and at the first call what differs from a fresh system. */
export function createPreferenceSink(log: Log): (preferences: Preferences) => void {
  let login = loginWish({ startAtLogin: false, startHidden: false });
  return (preferences) => {
    nativeTheme.themeSource = preferences.theme;
    const wished = loginWish(preferences);
    if (wished === login) return;
    login = wished;
    setLoginItem(preferences, log);
  };
}

/** Hidden or not makes no difference while it does not start at all. */
function loginWish(preferences: Pick<Preferences, 'startAtLogin' | 'startHidden'>): string {
  return preferences.startAtLogin ? `on, hidden ${preferences.startHidden}` : 'off';
}
