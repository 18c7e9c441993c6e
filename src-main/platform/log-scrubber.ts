/**
 * The one scrubber before the log: by key, by the look of URLs and headers, and by value, for all secrets that are live
 * (faults S13, S14). What comes out is plain data, bounded in depth and length whatever was thrown in.
 */
import { toPlain } from './plain-data.ts';
import { spellingsOf, strikeOut } from './scrub.ts';

const STRUCK = '***';
const LONGEST = 2_000;

/** A query or a user name in a URL, and what follows an authorization scheme. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"'?#]{1,300}@/gi, `$1${STRUCK}@`],
  [/(\bhttps?:\/\/[^\s?#"']{1,500})[?#][^\s"']*/gi, `$1?${STRUCK}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${STRUCK}`],
  [/\b(apikey|api_key|token|secret|password)=[^\s&"']+/gi, `$1=${STRUCK}`],
];

export interface Scrubber {
  /** From now on these values are struck out, in every spelling. For the rest of the run. */
  protect(values: Iterable<string>): void;
  text(text: string): string;
  /** Plain data for `JSON.stringify`: strings scrubbed, errors opened, cycles and depths cut. */
  plain(value: unknown): unknown;
}

export function createScrubber(): Scrubber {
  const values = new Set<string>();
  let spelled: readonly string[] = [];
  function text(raw: string): string {
    // Struck out before it is cut: half a secret would not be recognised.
    const struck = strikeOut(raw.slice(0, LONGEST * 4), spelled);
    const clean = PATTERNS.reduce(
      (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
      struck,
    );
    return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}...` : clean;
  }
  return {
    text,
    plain: (value) => toPlain(value, text),
    protect(more) {
      const before = values.size;
      for (const value of more) values.add(value);
      if (values.size > before) spelled = spellingsOf(values);
    },
  };
}
