/** What of a message becomes the answer: everything but what could carry a secret back or keep state. */
import type { IncomingMessage } from 'node:http';
import type { HttpAnswer } from '../core/ports.ts';
import { readBody } from './http-body.ts';
import type { Target } from './http-url.ts';
import { scrub } from './scrub.ts';

/** Where a redirect leads, without what could echo a secret: origin and path, or the scheme alone (H18 to H20). */
function plainLocation(location: string, { url, path }: Target, secrets: readonly string[]): string {
  try {
    const to = new URL(location, url.origin + path);
    const shown = /^https?:$/.test(to.protocol) ? to.origin + to.pathname : to.protocol;
    return scrub(shown, secrets);
  } catch {
    return '';
  }
}

function headersOf(
  message: IncomingMessage,
  target: Target,
  secrets: readonly string[],
): HttpAnswer['headers'] {
  const { headers } = message;
  // No cookies are kept; with them goes the only header that would be a list.
  delete headers['set-cookie'];
  const plain = headers as Record<string, string>;
  const { location } = headers;
  return location === undefined ? plain : { ...plain, location: plainLocation(location, target, secrets) };
}

/** The answer of a message whose whole body is in `bytes`; times in ms. */
export function toAnswer(
  message: IncomingMessage,
  bytes: Buffer,
  asked: { readonly target: Target; readonly secrets: readonly string[]; readonly raw?: boolean | undefined },
  times: { readonly duration: number; readonly receivedAt: number },
): HttpAnswer {
  const { body, content } = readBody(bytes, message.headers['content-type']);
  return {
    status: message.statusCode ?? 0,
    headers: headersOf(message, asked.target, asked.secrets),
    body,
    content,
    ...(asked.raw ? { raw: bytes } : {}),
    bytes: bytes.length,
    duration: times.duration,
    receivedAt: times.receivedAt,
  };
}
