/** Keeps secrets out of text, by value: belt and braces behind everything that is built without them (faults.md B13, S13). */

/** What stands where a secret stood. */
export const STRUCK = '•••';

/** Shorter values would strike out half of every sentence, and no vendor's secret is that short. */
const SHORTEST = 4;

/** Base64 of the text's UTF-8 bytes, as HTTP Basic wants it (RFC 7617). */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Replaces every secret in the text, also where it is percent-encoded or in base64. */
export function strikeSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap(formsOf)
    .sort((a, b) => b.length - a.length)
    .reduce((struck, form) => struck.split(form).join(STRUCK), text);
}

function formsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  const lowerHex = encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
  return [
    secret,
    encoded,
    lowerHex,
    encoded.replace(/%20/g, '+'),
    base64(secret),
    base64(secret).replace(/=+$/, ''),
  ];
}
