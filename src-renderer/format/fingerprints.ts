/** A fingerprint as lines of eight pairs, to be compared by eye or read aloud: `3A:1F:…`. Anything between the digits is left out. */
export function fingerprintLines(fingerprint: string): readonly string[] {
  const pairs =
    fingerprint
      .replaceAll(/[^\da-f]/gi, '')
      .toUpperCase()
      .match(/../g) ?? [];
  return Array.from({ length: Math.ceil(pairs.length / 8) }, (_, line) =>
    pairs.slice(line * 8, line * 8 + 8).join(':'),
  );
}

/** Enough of it to be recognised in a line of text. */
export const fingerprintStart = (fingerprint: string): string =>
  `${(fingerprintLines(fingerprint)[0] ?? '').slice(0, 11)}…`;
