import { gzipSync } from 'node:zlib';
import type { Outgoing } from '../server/send.ts';
import type { Rubbish } from './fault.ts';

const MIB = 1_048_576;
const HTML =
  '<!DOCTYPE html>\n<html lang="en"><head><title>Welcome</title></head><body><h1>Please sign in to the guest network</h1></body></html>\n';

/** What goes out instead of the right answer. `not-http` is the server's own business. */
export function rubbishOf(what: Exclude<Rubbish, 'not-http'>, right: Outgoing, bytes?: number): Outgoing {
  const ok = (payload: Buffer | string, headers = {}): Outgoing => ({
    status: 200,
    headers: { ...right.headers, ...headers },
    payload: Buffer.from(payload),
  });
  switch (what) {
    case 'html':
      return ok(HTML, { 'content-type': 'text/html; charset=utf-8' });
    case 'invalid-json':
      return ok(right.payload.subarray(0, Math.ceil(right.payload.length / 2)));
    case 'empty':
      return ok('');
    case 'wrong-types':
      return ok(JSON.stringify(twisted(parsed(right.payload))));
    case 'list':
      return ok('[]');
    case 'null':
      return ok('null');
    case 'no-fields':
      return ok('{}');
    case 'huge':
      return ok(Buffer.concat([Buffer.alloc(bytes ?? 8 * MIB, ' '), right.payload]));
    case 'gzip':
      return ok(gzipSync(right.payload), { 'content-encoding': 'gzip' });
    case 'gzip-bomb':
      return ok(gzipSync(Buffer.alloc(bytes ?? 64 * MIB, ' ')), { 'content-encoding': 'gzip' });
    case 'bytes':
      return ok(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d]));
    case 'huge-header':
      return ok(right.payload, { 'x-simulated': 'a'.repeat(200_000) });
    case 'no-content':
      return { status: 204, headers: {}, payload: Buffer.alloc(0) };
  }
}

/** A right answer that is no JSON (a web page) counts as null. */
function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return null;
  }
}

/** Numbers as text, text as null, flags as lists; lists and objects keep their shape. */
function twisted(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return null;
  if (typeof value === 'boolean') return [];
  if (Array.isArray(value)) return value.map(twisted);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, twisted(inner)]));
}
