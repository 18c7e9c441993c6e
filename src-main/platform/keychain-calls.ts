/** Answers one request with the keychain library. Runs in the worker; on macOS and Windows in the main process. */
import {
  type KeychainReply,
  type KeychainRequest,
  SERVICE,
  type WorkerTrouble,
} from './keychain-protocol.ts';

/** The three functions of keytar we use. Finding all entries is not among them: it kills the process (F1). */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loaded at the first call, and only then: on macOS and Windows this happens in the main process after its start. By
 * `require`, which the CommonJS bundle keeps: a native module outside of it.
 */
export function loadKeytar(): Keytar {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a native module stays outside the bundle
  return require('keytar') as Keytar;
}

const SIGNS: readonly (readonly [RegExp, WorkerTrouble])[] = [
  [/native addon|libsecret|\.node\b|cannot open shared object|cannot find module/i, 'no-libsecret'],
  [/\.service files|ServiceUnknown|NameHasNoOwner|was not provided|no such interface/i, 'no-service'],
  [/does not exist at path/i, 'no-keyring'],
  [
    /autolaunch|dbus-launch|DBUS_SESSION_BUS|machine-id|could not connect|session bus|connection refused/i,
    'no-bus',
  ],
  [/locked|dismissed|prompt/i, 'locked'],
  [/denied|cancell?ed|authori[sz]ation|not allowed|-128|-25293/i, 'denied'],
];

/** Sorts the library's words. */
export function troubleOf(error: unknown): WorkerTrouble {
  const text = error instanceof Error ? error.message : String(error);
  return SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'other';
}

function perform(
  keytar: Keytar,
  { call, account, value }: KeychainRequest,
): Promise<string | null | boolean> {
  if (call === 'read') return keytar.getPassword(SERVICE, account);
  if (call === 'erase') return keytar.deletePassword(SERVICE, account);
  return keytar.setPassword(SERVICE, account, value ?? '').then(() => true);
}

/** Never rejects: what the library throws, at loading too, becomes a reply. */
export async function answerRequest(
  request: KeychainRequest,
  load: () => Keytar = loadKeytar,
): Promise<KeychainReply> {
  try {
    return { id: request.id, ok: true, value: await perform(load(), request) };
  } catch (error) {
    return { id: request.id, ok: false, trouble: troubleOf(error) };
  }
}
