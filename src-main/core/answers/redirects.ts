/** What a redirect means: it is never followed, only told (faults.md H18 to H20, N13). */
import { plainText } from './plain-text.ts';

export interface Redirect {
  /** One or two sentences; the caller strikes secrets out, since a server may echo them in a path. */
  readonly words: string;
  /** It leads away from the server we asked: a sign-in page of the network, or worse. */
  readonly isForeign: boolean;
}

/**
 * Tells a 3xx answer of `name` in words: on the same host the address it names (origin and path, never the query), else
 * the other host only. `asked` is the path below the base URL.
 */
export function tellRedirect(
  name: string,
  location: string | undefined,
  baseUrl: string,
  asked: readonly string[],
): Redirect {
  const base = parseUrl(baseUrl, undefined);
  const target = location === undefined ? undefined : parseUrl(location, baseUrl);
  if (!base || !target || !/^https?:$/.test(target.protocol))
    return foreign(`${name} sends the request on to an address that cannot be used, which was refused.`);
  const isDowngrade = base.protocol === 'https:' && target.protocol === 'http:';
  if (target.hostname !== base.hostname || isDowngrade)
    return foreign(wordsOfOther(name, target, isDowngrade));
  return { words: wordsOfSame(name, target, asked), isForeign: false };
}

function foreign(words: string): Redirect {
  return { words, isForeign: true };
}

function wordsOfOther(name: string, target: URL, isDowngrade: boolean): string {
  const where = isDowngrade ? `${target.host} without encryption` : target.host;
  return (
    `${name}'s address sends the request on to ${plainText(where, 100)}, which was refused. ` +
    'A network sign-in page or a wrong API base URL may be the cause.'
  );
}

function wordsOfSame(name: string, target: URL, asked: readonly string[]): string {
  const rest = `/${asked.map(encodeURIComponent).join('/')}`;
  const whole = target.origin + target.pathname.replace(/\/$/, '');
  if (whole.endsWith(rest))
    return `${name} has moved. The API base URL should be ${plainText(whole.slice(0, -rest.length))}.`;
  return `${name} sends the request on to ${plainText(whole)}. Correct the API base URL.`;
}

function parseUrl(text: string, base: string | undefined): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    // The parser's error quotes the text, which may echo the key (faults.md F7).
    return undefined;
  }
}
