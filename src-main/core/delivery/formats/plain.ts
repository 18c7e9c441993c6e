/** Text of others on its way into somebody's chat. */
import { oneLine } from '../../answers/plain-text.ts';

/** One line in which no chat finds an address to make a link of: a stream may be called `https://...`. */
export function withoutLinks(text: string): string {
  return oneLine(text)
    .replaceAll('://', ': //')
    .replace(/\bwww\./gi, (found) => `${found} `);
}
