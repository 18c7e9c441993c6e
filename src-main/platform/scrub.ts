/** Strikes secrets out of text by value, in every spelling in which they could have travelled (faults S13). */

const STRUCK = '***';
/** Shorter values would strike out ordinary words. */
const SHORTEST = 4;
const SHORTEST_CODED = 8;

/** The part of a base64 text that depends on the secret alone, for each of the three ways it can lie in a longer one. */
function base64Parts(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = Math.floor(((shift + bytes.length) * 8) / 6);
    return coded.slice(Math.ceil((shift * 8) / 6), whole);
  });
}

function encoded(secret: string): readonly string[] {
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  // A lone surrogate has no URL encoding; the form above has replaced it.
  const uri = /[\ud800-\udfff]/.test(secret) ? form : encodeURIComponent(secret);
  return [secret, uri, form, JSON.stringify(secret).slice(1, -1)];
}

function spellings(secret: string): readonly string[] {
  if (secret.length < SHORTEST) return [];
  const base64 = base64Parts(secret);
  const url = base64.map((part) => part.replaceAll('+', '-').replaceAll('/', '_'));
  return [...encoded(secret), ...[...base64, ...url].filter((part) => part.length >= SHORTEST_CODED)];
}

/** Every spelling of all secrets, longest first, so that no rest of a longer one stays behind. */
export function spellingsOf(secrets: Iterable<string>): readonly string[] {
  const all = new Set([...secrets].flatMap((secret) => spellings(secret)));
  return [...all].sort((a, b) => b.length - a.length);
}

/** Replaces each spelling found in `text` by asterisks. */
export function strikeOut(text: string, spelled: readonly string[]): string {
  return spelled.reduce((rest, spelling) => rest.replaceAll(spelling, STRUCK), text);
}

/** Strikes raw, URL-encoded, form-encoded, JSON-escaped and base64 spellings of `secrets` out of `text`. */
export function scrub(text: string, secrets: Iterable<string>): string {
  return strikeOut(text, spellingsOf(secrets));
}
