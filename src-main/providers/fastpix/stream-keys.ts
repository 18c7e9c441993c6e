/** FastPix puts secrets into every stream it lists; here is what keeps stray copies of them out (providers.md 3.10). */
import { STRUCK } from '../../core/answers.ts';

/** Stream keys, SRT secrets and SRT playback secrets all have this form. */
const STREAM_KEY = /[0-9a-f]{32}k[0-9a-f]{32}/gi;
const SECRET_NAME = /stream.?key|secret|token|password|passphrase|api.?key|authorization/i;

/** Replaces what has the form of a FastPix stream key or SRT secret. */
export function hideStreamKeys(text: string): string {
  return text.replace(STREAM_KEY, STRUCK);
}

/** True when a metadata entry of this name most likely holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
