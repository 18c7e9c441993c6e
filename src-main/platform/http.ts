/**
 * The HTTP client for the vendors: node:http(s) with kept connections, no redirects, no codings, caps on everything, one
 * deadline for the whole answer, TLS always verified (faults F6, S17). It knows no vendor and decides no retries, but for
 * a GET on a kept connection that the server had just closed.
 */
import type { IncomingMessage } from 'node:http';
import { done, failed, type Result } from '#contract/failure';
import type { Http, HttpAnswer, HttpRequest } from '../core/ports.ts';
import { type Lookup, lookupBySystem } from './address-guard.ts';
import { type Agents, createAgents } from './http-agents.ts';
import { readBody } from './http-body.ts';
import { type Call, exchange, type Exchange, isUnsendable } from './http-exchange.ts';
import { type Limit, startLimit } from './http-limit.ts';
import { createWays, type ResolveProxy, type Way, type Ways } from './http-proxy.ts';
import { buildTarget, type Target } from './http-url.ts';
import { scrub } from './scrub.ts';
import { createTrust } from './tls-trust.ts';

export interface HttpParts {
  /** Epoch ms. */
  readonly now: () => number;
  /** Electron's `session.resolveProxy`; without it every connection is direct. */
  readonly resolveProxy?: ResolveProxy;
  /** For tests: a name server's stand-in. */
  readonly lookup?: Lookup;
  /** PEM texts of the system's own authorities; by default what the runtime can read. */
  readonly systemCertificates?: () => readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly userAgent?: string;
}

export interface ClosableHttp extends Http {
  /** Closes kept connections: at the end of the app or a test. */
  close(): void;
}

const MAX_BYTES = 2 * 1_048_576;
const CHECKS_OFF =
  'Certificate checks are switched off in this environment (NODE_TLS_REJECT_UNAUTHORIZED=0). Nothing is sent until it is removed and Tallylight started again.';

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
  const { 'set-cookie': _cookies, location, ...rest } = message.headers;
  const headers = rest as Record<string, string>;
  return location === undefined
    ? headers
    : { ...headers, location: plainLocation(location, target, secrets) };
}

interface Client {
  readonly agents: Agents;
  readonly ways: Ways;
  readonly userAgent: string;
}

function callFor(
  request: HttpRequest,
  { url, path }: Target,
  way: Exclude<Way, 'unsupported'>,
  client: Client,
): Call {
  const proxy = way === 'direct' ? undefined : way;
  const payload = request.json === undefined ? undefined : Buffer.from(JSON.stringify(request.json));
  return {
    agent: client.agents.for({ url, pin: request.pinnedCertificate, proxy }),
    host: url.host,
    hostname: url.hostname,
    port: url.port,
    method: request.method,
    path: proxy && !url.secure ? url.origin + path : path,
    headers: {
      accept: 'application/json',
      'user-agent': client.userAgent,
      ...request.headers,
      ...(payload && { 'content-type': 'application/json', 'content-length': String(payload.length) }),
      'accept-encoding': 'identity',
      host: url.host,
    },
    payload,
    maxBytes: request.maxBytes ?? MAX_BYTES,
  };
}

async function sendOnce(call: Call, limit: Limit): Promise<Exchange> {
  try {
    return await exchange(call, limit);
  } catch (error) {
    if (!isUnsendable(error)) throw error;
    const { failure } = failed(
      'rejected',
      'The secret or another value holds a character that cannot be sent.',
    );
    return { ok: false, failure, stale: false };
  }
}

/** A server may close a kept connection just as we use it: not a network error, so a GET is sent once more (N11). */
async function sendCall(call: Call, limit: Limit): Promise<Exchange> {
  const first = await sendOnce(call, limit);
  if (first.ok || !first.stale || call.method !== 'GET' || limit.failure) return first;
  call.agent.dropIdle();
  return sendOnce(call, limit);
}

/** The way out, unless the limit strikes while the system is thinking about it. */
function wayInTime(way: Promise<Way>, limit: Limit): Promise<Way | undefined> {
  return Promise.race([way, new Promise<undefined>((resolve) => limit.onStrike(() => resolve(undefined)))]);
}

async function answer(
  request: HttpRequest,
  target: Target,
  limit: Limit,
  client: Client,
): Promise<Result<[IncomingMessage, Buffer]>> {
  const asked = client.ways.to(target.url);
  const way = asked instanceof Promise ? await wayInTime(asked, limit) : asked;
  if (limit.failure) return { ok: false, failure: limit.failure };
  if (way === undefined || way === 'unsupported')
    return failed(
      'unreachable',
      `Cannot reach ${target.url.host}: the system asks for a kind of proxy that is not supported (SOCKS).`,
    );
  const got = await sendCall(callFor(request, target, way, client), limit);
  if (got.ok) return done([got.message, got.bytes]);
  client.ways.forget(target.url);
  return { ok: false, failure: { ...got.failure, message: scrub(got.failure.message, request.secrets) } };
}

/** Makes the client; see `HttpRequest` for limits. Refuses everything while Node's certificate checks are switched off (T6). */
export function createHttp(parts: HttpParts): ClosableHttp {
  const monotonic = () => performance.now();
  const world = { lookup: parts.lookup ?? lookupBySystem, trust: createTrust(parts.systemCertificates) };
  const ways = createWays(parts.resolveProxy, monotonic);
  const client: Client = {
    agents: createAgents(world, monotonic),
    ways,
    userAgent: parts.userAgent ?? 'Tallylight',
  };
  const checksOff = (parts.environment ?? process.env)['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  return {
    close: () => client.agents.close(),
    async request(request, signal) {
      if (checksOff) return failed('rejected', CHECKS_OFF);
      const target = buildTarget(request);
      if (!target.ok) return target;
      const startedAt = monotonic();
      const limit = startLimit(request.deadline, target.value.url.host, signal);
      const got = await answer(request, target.value, limit, client).finally(() => limit.end());
      if (!got.ok) return got;
      const [message, bytes] = got.value;
      return done({
        status: message.statusCode ?? 0,
        headers: headersOf(message, target.value, request.secrets),
        ...readBody(bytes, message.headers['content-type']),
        bytes: bytes.length,
        duration: monotonic() - startedAt,
        receivedAt: parts.now(),
      });
    },
  };
}
