/** What to say when there is no keychain: which part is missing and what to do, per platform (K1 to K6). */
import { failed, type Failure } from '#contract/failure';
import type { Trouble } from './keychain-protocol.ts';

const SESSION = 'Until then secrets can be kept for this session only.';

const WORDS: Readonly<Record<Trouble, string>> = {
  'no-libsecret':
    'This system has no keychain support: the library libsecret is missing. ' +
    'Debian and Ubuntu: sudo apt install libsecret-1-0 gnome-keyring. Fedora: sudo dnf install libsecret gnome-keyring. ' +
    `Arch: sudo pacman -S libsecret gnome-keyring. Then start Tallylight again. ${SESSION}`,
  'no-bus':
    'The keychain cannot be reached: there is no D-Bus session here. ' +
    `Start Tallylight from a desktop session, or with dbus-run-session. ${SESSION}`,
  'no-service':
    'No keychain is running. Install or start GNOME Keyring, KWallet (with its Secret Service) or KeePassXC, ' +
    `then press Retry now. ${SESSION}`,
  'no-keyring':
    'The keychain has no login keyring to keep anything in. Create one with a password, for example in ' +
    `Passwords and Keys (Seahorse), then press Retry now. ${SESSION}`,
  locked: `The keychain is locked. Unlock it, then press Retry now. ${SESSION}`,
  denied: 'Access to the keychain was denied. Allow it for Tallylight in the keychain, then press Retry now.',
  hung: `The keychain does not answer. It may wait behind another window to be unlocked. ${SESSION}`,
  stopped: `The keychain stopped while it was being asked. It is asked again shortly. ${SESSION}`,
  other: `The keychain refused without a reason we know. ${SESSION}`,
};

const NO_ADDON_ELSEWHERE = `The part of Tallylight that talks to the keychain could not be loaded. Install Tallylight again. ${SESSION}`;

/** The words for a trouble on a platform as `process.platform` names it. */
export function wordsFor(trouble: Trouble, platform: string): string {
  return trouble === 'no-libsecret' && platform !== 'linux' ? NO_ADDON_ELSEWHERE : WORDS[trouble];
}

export function keychainFailure(trouble: Trouble, platform: string): { ok: false; failure: Failure } {
  return failed('keychain', wordsFor(trouble, platform), { reach: 'account' });
}
