/** How a secret lies in the keychain: an ASCII envelope that shows when it is not ours, cut or mixed up (K8, K10). */
import { createHash } from 'node:crypto';
import type { Secret } from '../core/ports.ts';

/** Windows cuts at 2,560 bytes. */
const LONGEST = 2_500;
const VERSION = 1;

export type EnvelopeKind = 'secret' | 'canary';

/** Not a protection: it tells another program's value, or another account's, from ours. */
function checkOf(kind: string, account: string, data: string): string {
  return createHash('sha256').update(`${kind}\n${account}\n${data}`).digest('hex').slice(0, 16);
}

/** The text to store, or undefined when it is too long for some keychain. */
export function seal(kind: EnvelopeKind, account: string, secret: Secret): string | undefined {
  const data = Buffer.from(JSON.stringify(secret)).toString('base64');
  const text = JSON.stringify({ v: VERSION, kind, data, check: checkOf(kind, account, data) });
  return text.length > LONGEST ? undefined : text;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The secret in a stored text, or undefined when it is not an envelope of this kind and account. */
export function unseal(kind: EnvelopeKind, account: string, text: string): Secret | undefined {
  const envelope = parsed(text);
  if (!isRecord(envelope) || envelope['v'] !== VERSION || typeof envelope['data'] !== 'string')
    return undefined;
  const { data, check } = envelope;
  if (envelope['kind'] !== kind || check !== checkOf(kind, account, data as string)) return undefined;
  const secret = parsed(Buffer.from(data as string, 'base64').toString('utf8'));
  const isSecret = isRecord(secret) && Object.values(secret).every((value) => typeof value === 'string');
  return isSecret ? (secret as Secret) : undefined;
}
