import { readFileSync } from 'node:fs';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { onTestFinished } from 'vitest';
import type { VendorName } from '../../../src-main/demo/names.ts';
import { prefixes } from '../../../src-main/demo/names.ts';
import { startVendors } from '../../../src-main/demo/vendors.ts';
import type { VendorOptions, Vendors } from '../../../src-main/demo/vendors.ts';

/** A clock that stands until it is turned. */
export function clockByHand(start = 1_800_000_000_000) {
  let at = start;
  return {
    now: () => at,
    turn: (seconds: number) => void (at += seconds * 1000),
    turnTo: (seconds: number) => void (at = start + seconds * 1000),
  };
}

/** Vendors on a clock turned by hand, stopped when the test ends. */
export async function vendorsByHand(options: VendorOptions = {}) {
  const clock = clockByHand();
  const vendors = await startVendors({ now: clock.now, ...options });
  onTestFinished(() => vendors.stop());
  return { vendors, clock };
}

export interface Visit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The parsed body; reading it throws when it is not JSON. */
  readonly json: unknown;
}

export interface VisitOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** `false`: no credentials. */
  readonly auth?: boolean;
}

/** Asks a vendor as its client would: path below its prefix, credentials added. Rejects when the connection fails. */
export function visit(
  vendors: Vendors,
  vendor: VendorName,
  path: string,
  options: VisitOptions = {},
): Promise<Visit> {
  const { auth = true, method = 'GET', body } = options;
  const url = new URL(`${vendors.origin}${prefixes[vendor]}${path}`);
  if (auth && vendor === 'streampixel') {
    url.searchParams.set('userId', vendors.credentials.streampixel.userId);
    url.searchParams.set('apikey', vendors.credentials.streampixel.apiKey);
  }
  const headers = { ...(auth ? authOf(vendors, vendor) : {}), ...options.headers };
  return fetchUrl(url, method, headers, body === undefined ? undefined : JSON.stringify(body));
}

function authOf({ credentials }: Vendors, vendor: VendorName): Record<string, string> {
  const { accessTokenId, secretKey } = credentials.fastpix;
  if (vendor === 'storm') return { authorization: `Bearer ${credentials.storm.token}` };
  if (vendor === 'fastpix') return { authorization: `Basic ${btoa(`${accessTokenId}:${secretKey}`)}` };
  return {};
}

/** One request on a connection of its own. Self-signed certificates are let through. */
export function fetchUrl(
  url: URL,
  method = 'GET',
  headers: Readonly<Record<string, string>> = {},
  body?: string,
  signal?: AbortSignal,
): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers,
      agent: false as const,
      rejectUnauthorized: false,
      ...(signal ? { signal } : {}),
    };
    const request = (url.protocol === 'https:' ? secure : plain)(url, options, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(pieces);
        const text = bytes.toString();
        const status = response.statusCode ?? 0;
        resolve({
          status,
          headers: response.headers,
          text,
          bytes,
          get json() {
            return JSON.parse(text) as unknown;
          },
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A vendor answer kept in `tests/fixtures`. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));
}

/** Field names with the kinds of their values, sorted; of a list the shape of its first item. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  const entries = Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
