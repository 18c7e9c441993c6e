/**
 * The HTTP client for the vendors: node:http(s) with kept connections, no redirects, no codings, caps on everything, one
 * deadline for the whole answer, TLS always verified (faults F6, S17). It knows no vendor and decides no retries, but for
 * a GET on a kept connection that the server had just closed.
 */
import { done, failed, type Failure, type Result } from '#contract/failure';
import type { Http, HttpAnswer, HttpRequest } from '../core/ports.ts';
import { type Lookup, lookupBySystem } from './address-guard.ts';
import { type Agents, createAgents } from './http-agents.ts';
import { toAnswer } from './http-answer.ts';
import { type Call, exchange, type Exchange, isUnsendable } from './http-exchange.ts';
import { Limit } from './http-limit.ts';
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

const monotonic = () => performance.now();

export interface ClosableHttp extends Http {
  /** Closes kept connections: at the end of the app or a test. */
  close(): void;
}

const MAX_BYTES = 2 * 1_048_576;
const UNSENDABLE = 'The secret or another value holds a character that cannot be sent.';
const CHECKS_OFF =
  'Certificate checks are switched off in this environment (NODE_TLS_REJECT_UNAUTHORIZED=0). Nothing is sent until it is removed and Tallylight started again.';

interface Client {
  readonly now: () => number;
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
    bodyless: request.bodyless,
  };
}

/** The way out, unless the limit strikes while the system is thinking about it. */
function wayInTime(way: Promise<Way>, limit: Limit): Promise<Way | undefined> {
  return Promise.race([way, new Promise<undefined>((resolve) => limit.onStrike(() => resolve(undefined)))]);
}

const missed = (failure: Failure): Exchange => ({ ok: false, failure, stale: false });

function noWay(host: string): Exchange {
  const words = `Cannot reach ${host}: the system asks for a kind of proxy that is not supported (SOCKS).`;
  return missed(failed('unreachable', words).failure);
}

/** Few steps on the way of every poll: each promise and closure counts at 1,000 polls a second. */
async function perform(
  request: HttpRequest,
  target: Target,
  limit: Limit,
  client: Client,
): Promise<Exchange> {
  const asked = client.ways.to(target.url);
  const way = asked instanceof Promise ? await wayInTime(asked, limit) : asked;
  if (limit.failure) return missed(limit.failure);
  if (way === undefined || way === 'unsupported') return noWay(target.url.host);
  const call = callFor(request, target, way, client);
  const first = await exchange(call, limit);
  // A server may close a kept connection just as we use it: no network error, so a GET is sent once more (N11).
  if (first.ok || !first.stale || call.method !== 'GET' || limit.failure) return first;
  call.agent.dropIdle();
  return exchange(call, limit);
}

function failureFor(failure: Failure, request: HttpRequest): Result<never> {
  return { ok: false, failure: { ...failure, message: scrub(failure.message, request.secrets) } };
}

async function ask(request: HttpRequest, signal: AbortSignal, client: Client): Promise<Result<HttpAnswer>> {
  const built = buildTarget(request);
  if (!built.ok) return built;
  const target = built.value;
  const startedAt = monotonic();
  const limit = new Limit(request.deadline, target.url.host, signal);
  try {
    const got = await perform(request, target, limit, client);
    const times = { duration: monotonic() - startedAt, receivedAt: client.now() };
    const { secrets, raw } = request;
    if (got.ok) return done(toAnswer(got.message, got.bytes, { target, secrets, raw }, times));
    client.ways.forget(target.url);
    return failureFor(got.failure, request);
  } catch (error) {
    if (isUnsendable(error)) return failed('rejected', UNSENDABLE);
    throw error;
  } finally {
    limit.end();
  }
}

/** Makes the client; see `HttpRequest` for limits. Refuses everything while Node's certificate checks are switched off (T6). */
export function createHttp(parts: HttpParts): ClosableHttp {
  const world = { lookup: parts.lookup ?? lookupBySystem, trust: createTrust(parts.systemCertificates) };
  const client: Client = {
    agents: createAgents(world, monotonic),
    ways: createWays(parts.resolveProxy, monotonic),
    userAgent: parts.userAgent ?? 'Tallylight',
    now: parts.now,
  };
  const checksOff = (parts.environment ?? process.env)['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  return {
    close: () => client.agents.close(),
    request: (request, signal) =>
      checksOff ? Promise.resolve(failed('rejected', CHECKS_OFF)) : ask(request, signal, client),
  };
}
