/** Text of others on its way to the desktop: one line without tricks, bounded (faults.md F5, U4). Pure. */

const BREAKS = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Direction controls and zero-width marks; joiners stay, emoji and some scripts need them. */
const HIDDEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** With the `u` flag only halves without their partner match. */
const LONE_SURROGATES = /[\ud800-\udfff]/gu;

/** One plain line of at most `limit` UTF-16 units, never cut within a character. */
export function plainLine(text: string, limit: number): string {
  const line = text.replace(LONE_SURROGATES, '\ufffd').replace(HIDDEN, '').replace(BREAKS, ' ').trim();
  if (line.length <= limit) return line;
  return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** For servers that read the body as markup: a stream's name must not become a link. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
