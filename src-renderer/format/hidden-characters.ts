/** Characters that change a text without being seen (faults.md U2), made visible where a text is shown in detail. */
export interface TextPart {
  readonly text: string;
  readonly hidden: boolean;
}

/** Controls, format characters (bidi, zero-width, joiners), line separators, and blanks that look like none. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00A0\u115F\u1160\u3164\uFFA0\u2800]/u;
/** Joins emoji and letters of some scripts as intended: shown only beside nothing it could join. */
const JOINER = '\u200D';

const isJoining = (parts: readonly string[], index: number) =>
  parts[index] === JOINER && /[\p{L}\p{Extended_Pictographic}\p{M}]/u.test(parts[index - 1] ?? '');

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Splits a text into what can be seen and the code points of what cannot. */
export function revealHidden(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  const characters = [...text];
  characters.forEach((character, index) => {
    const hidden = HIDDEN.test(character) && !isJoining(characters, index);
    const last = parts.at(-1);
    if (hidden) parts.push({ text: codePoint(character), hidden });
    else if (last === undefined || last.hidden) parts.push({ text: character, hidden });
    else parts[parts.length - 1] = { text: last.text + character, hidden };
  });
  return parts;
}
