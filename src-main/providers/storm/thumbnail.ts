/** The picture of a stream. How its path is meant is documented nowhere, so two readings are tried, on this server only. */
import * as v from 'valibot';
import { done, failed, type Result } from '#contract/failure';
import type { AccountHttp } from '../../core/provider.ts';
import { ask, understand, type VendorLine } from '../../core/answers.ts';

/** A picture of this size is no thumbnail any more. */
const MOST_BYTES = 512 * 1_024;

/** Where a picture may be, counted from the server's origin. */
export interface Place {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

const elsewhere = failed('rejected', 'The picture is on another server, which is not asked.');

/** Fetches the bytes at `path`, as the stream's facts name it. */
export async function fetchThumbnail(
  http: AccountHttp,
  line: VendorLine,
  path: string,
): Promise<Result<Uint8Array>> {
  const [first, second] = placesOf(line.account.baseUrl, path);
  if (!first) return elsewhere;
  const found = await fetchAt(http, line, first);
  const isElsewhere = !found.ok && found.failure.kind === 'not-found' && second !== undefined;
  return isElsewhere ? fetchAt(http, line, second) : found;
}

async function fetchAt(http: AccountHttp, line: VendorLine, place: Place): Promise<Result<Uint8Array>> {
  const heard = await ask(http, line, place.path, {
    query: place.query,
    headers: { Accept: 'image/*' },
    fromOrigin: true,
    raw: true,
    maxBytes: MOST_BYTES,
  });
  const { answer } = heard;
  if (answer.ok && answer.value.status === 200 && answer.value.raw) return done(answer.value.raw);
  const told = understand(heard, v.unknown());
  return told.ok ? failed('unexpected-response', 'Storm sent no picture.') : told;
}

/**
 * Below the base URL first (without its `/api`), then from the origin. None when the path leads to another server or
 * cannot be read.
 */
export function placesOf(baseUrl: string, path: string): readonly Place[] {
  const base = new URL(baseUrl);
  const target = parse(path, base);
  if (!target || target.origin !== base.origin) return [];
  const prefix = segmentsOf(base.pathname.replace(/\/api(\/v\d{1,3}|)\/?$/, '')) ?? [];
  const segments = segmentsOf(target.pathname);
  if (!segments || segments.length === 0) return [];
  const query = Object.fromEntries(target.searchParams);
  const isBelow = prefix.every((part, index) => segments[index] === part);
  const fromOrigin = { path: segments, query };
  return isBelow ? [fromOrigin] : [{ path: [...prefix, ...segments], query }, fromOrigin];
}

function parse(path: string, base: URL): URL | undefined {
  try {
    return new URL(path, base.origin);
  } catch {
    return undefined;
  }
}

function segmentsOf(pathname: string): readonly string[] | undefined {
  try {
    return pathname
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
