/** Reads an answer's body: JSON when it is, else only what sort of thing it is. Parse errors quote the body and stay here (F7). */
import type { HttpAnswer } from '../core/ports.ts';

export type Body = Pick<HttpAnswer, 'body' | 'content'>;

const DEEPEST = 64;
const OTHER: Body = { body: undefined, content: 'other' };

/** At most `DEEPEST` openers cannot nest deeper: told by a few native searches, which is all that small bodies need. */
function hasFewOpeners(text: string): boolean {
  let left = DEEPEST;
  for (const opener of ['{', '['])
    for (let at = text.indexOf(opener); at !== -1; at = text.indexOf(opener, at + 1)) {
      if (left === 0) return false;
      left -= 1;
    }
  return true;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPENERS = [91, 123];
const CLOSERS = [93, 125];

/** The index of the quote that ends the string which begins at `start`, or the text's end. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (OPENERS.includes(code)) depth += 1;
    else if (CLOSERS.includes(code)) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

/** `__proto__` as an own key is harmless until someone copies it: dropped here, where it costs a search and no more. */
function parseJson(text: string): unknown {
  const suspicious = text.includes('__proto__') || text.includes('\\u005');
  if (!suspicious) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));
}

function json(text: string): Body {
  if (!hasFewOpeners(text) && isDeeperThan(text, DEEPEST)) return OTHER;
  try {
    return { body: parseJson(text), content: 'json' };
  } catch {
    return OTHER;
  }
}

/** Parses a body; what is malformed, too deep or no JSON comes back as `html` or `other` with no body. */
export function readBody(bytes: Buffer, contentType: string | undefined): Body {
  const raw = bytes.toString('utf8');
  const text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  const first = text.trimStart()[0];
  if (first === undefined) return { body: undefined, content: 'empty' };
  if (first === '{' || first === '[') return json(text);
  if (first === '<' || contentType?.includes('html') === true) return { body: undefined, content: 'html' };
  return contentType?.includes('json') === true ? json(text) : OTHER;
}
