/** Makes other people's text safe to show: one line, no hidden direction tricks, bounded (faults.md U2, B10, F5). */

const BREAKS = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Bidirectional controls, zero-width space and byte order mark. Joiners stay: emoji and some scripts need them. */
const HIDDEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** With the `u` flag only halves without their partner match. */
const LONE_SURROGATES = /[\ud800-\udfff]/gu;

/** Nearly all text is like this, and lists of streams hold a lot of it. */
const VISIBLE_ASCII = /^[ -~]*$/;

/** One plain line of text, without control and bidirectional characters and lone surrogates. */
export function oneLine(text: string): string {
  if (VISIBLE_ASCII.test(text) && !text.includes('  ')) return text.trim();
  return text.replace(LONE_SURROGATES, '\ufffd').replace(HIDDEN, '').replace(BREAKS, ' ').trim();
}

/** Cuts text to at most `limit` UTF-16 units, with an ellipsis, never in the middle of a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `oneLine`, cut to `limit` (200 when not told). */
export function plainText(text: string, limit = 200): string {
  return cutText(oneLine(text), limit);
}
