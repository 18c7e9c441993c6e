/** The one function that makes a request's URL: from validated parts only, so that no id can leave the account's path (S20). */
import { type BaseUrl, readBaseUrl, refusalOfHttp } from '#contract/base-url';
import { done, failed, type Result } from '#contract/failure';
import type { HttpRequest } from '../core/ports.ts';

export interface Target {
  readonly url: BaseUrl;
  /** What goes into the request line: path and query. Holds secrets; never shown or logged. */
  readonly path: string;
}

const LONGEST = 8_192;
const KEPT = 1_000;
const read = new Map<string, Result<BaseUrl>>();

/** Base URLs are few and asked for with every poll: parsed once. */
function baseUrlOf(text: string): Result<BaseUrl> {
  const known = read.get(text);
  if (known) return known;
  if (read.size >= KEPT) read.clear();
  const url = readBaseUrl(text);
  read.set(text, url);
  return url;
}

/** Undefined for a segment that would change the path's depth, or that has no encoding (a lone surrogate). */
function encodeSegment(segment: string): string | undefined {
  if (segment === '' || segment === '.' || segment === '..') return undefined;
  try {
    return encodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function encodePath(base: string, segments: readonly string[]): string | undefined {
  let path = base;
  for (const segment of segments) {
    const encoded = encodeSegment(segment);
    if (encoded === undefined) return undefined;
    path += `/${encoded}`;
  }
  return path === '' ? '/' : path;
}

function encodeQuery(query: HttpRequest['query']): string {
  if (!query) return '';
  let text = '';
  for (const [name, value] of Object.entries(query))
    text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return text;
}

function requestLine(url: BaseUrl, request: HttpRequest): string | undefined {
  const whole = encodePath(url.path, request.path);
  if (whole === undefined) return undefined;
  const path = request.trailingSlash && !whole.endsWith('/') ? `${whole}/` : whole;
  try {
    const line = path + encodeQuery(request.query);
    return line.length > LONGEST ? undefined : line;
  } catch {
    return undefined;
  }
}

/**
 * The target of a request: same origin as the base URL, path exactly as many segments deeper as `path` has, each percent-encoded.
 * Fails with kind `rejected`, in words without the URL.
 */
export function buildTarget(request: HttpRequest): Result<Target> {
  const url = baseUrlOf(request.baseUrl);
  if (!url.ok) return failed('rejected', url.failure.message);
  const refusal = refusalOfHttp(url.value, request.allowHttp === true);
  if (refusal !== undefined) return failed('rejected', refusal);
  const path = requestLine(url.value, request);
  return path === undefined
    ? failed('rejected', `An ID holds characters that cannot be sent to ${url.value.host}.`)
    : done({ url: url.value, path });
}
