/** Opens the connection a route needs and hands it over only when it is trusted: nothing is sent before that (T1, T3). */
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { BaseUrl } from '#contract/base-url';
import type { CertificateFacts } from '#contract/failure';
import { guardedLookup, type Lookup } from './address-guard.ts';
import { certificateChanged, failureOf, Obstacle, untrusted } from './http-failure.ts';
import type { Proxy } from './http-proxy.ts';
import { tunnel } from './http-tunnel.ts';
import {
  certificateOf,
  isCertificateCode,
  isSameFingerprint,
  isUnknownIssuer,
  type Trust,
} from './tls-trust.ts';

/** Everything that tells one pool of connections from another. */
export interface Route {
  readonly url: BaseUrl;
  readonly pin: string | undefined;
  readonly proxy: Proxy | undefined;
}

/** A connection being opened: `stop` gives it up. */
export interface Attempt {
  stop?: ((error: Error) => void) | undefined;
}

export interface World {
  readonly lookup: Lookup;
  readonly trust: Trust;
}

const codeOf = (error: unknown) => String((error as { code?: unknown } | undefined)?.code ?? '');
const closed = () => Object.assign(new Error('closed'), { code: 'ECONNRESET' });

/** Resolves with the socket at `event`, rejects when it fails or is given up. */
function opened<Opened extends Socket>(socket: Opened, event: string, attempt: Attempt): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    const close = () => reject(closed());
    attempt.stop = (error) => socket.destroy(error);
    socket.once('error', fail).once('close', close);
    socket.once(event, () => {
      attempt.stop = undefined;
      socket.off('error', fail).off('close', close);
      resolve(socket);
    });
  });
}

function tlsOptions({ url, pin }: Route, { lookup, trust }: World): ConnectionOptions {
  return {
    host: url.hostname,
    port: url.port,
    servername: isIP(url.hostname) ? '' : url.hostname,
    lookup: guardedLookup(url, lookup),
    ALPNProtocols: ['http/1.1'],
    secureContext: trust.context(),
    // A confirmed certificate is compared by fingerprint below, which is stricter than any chain.
    rejectUnauthorized: pin === undefined,
  };
}

async function secured(
  route: Route,
  through: Socket | undefined,
  world: World,
  attempt: Attempt,
): Promise<Socket> {
  const { url, pin } = route;
  const options = tlsOptions(route, world);
  const socket = connectTls(through ? { ...options, socket: through } : { ...options, ...HAPPY_EYEBALLS });
  let certificate: CertificateFacts | undefined;
  // Before Node's own listener, which closes an untrusted connection and with it the certificate.
  socket.prependOnceListener('secure', () => (certificate = certificateOf(socket)));
  await opened(socket, 'secureConnect', attempt).catch((error: unknown) => {
    if (!certificate || !isCertificateCode(codeOf(error))) throw error;
    throw Object.assign(new Obstacle(untrusted(url.host, codeOf(error), certificate)), {
      code: codeOf(error),
    });
  });
  certificate ??= certificateOf(socket);
  if (pin === undefined || (certificate && isSameFingerprint(certificate.fingerprint, pin))) return socket;
  socket.destroy();
  throw certificate ? new Obstacle(certificateChanged(url.host, certificate)) : closed();
}

/** Tries the other address family when the first does not answer (N12); runtimes that cannot, ignore it. */
const HAPPY_EYEBALLS = { autoSelectFamily: true, noDelay: true } as const;

function direct({ url }: Route, { lookup }: World, attempt: Attempt): Promise<Socket> {
  const socket = connectPlain({
    host: url.hostname,
    port: url.port,
    lookup: guardedLookup(url, lookup),
    ...HAPPY_EYEBALLS,
  });
  return opened(socket, 'connect', attempt);
}

/** The policy on plain http holds behind a proxy too: the name is looked up here before anything is sent. */
function assertAllowed({ url }: Route, { lookup }: World): Promise<void> {
  if (isIP(url.hostname)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    guardedLookup(url, lookup)(url.hostname, { all: true }, (error) => (error ? reject(error) : resolve()));
  });
}

async function toProxy(route: Route, proxy: Proxy, world: World, attempt: Attempt): Promise<Socket> {
  await assertAllowed(route, world);
  const at = { host: proxy.hostname, port: proxy.port, ...HAPPY_EYEBALLS };
  const opening = proxy.secure
    ? opened(
        connectTls({
          ...at,
          servername: isIP(proxy.hostname) ? '' : proxy.hostname,
          minVersion: 'TLSv1.2',
          rejectUnauthorized: true,
        }),
        'secureConnect',
        attempt,
      )
    : opened(connectPlain(at), 'connect', attempt);
  return opening.catch((error: unknown) => {
    throw new Obstacle(failureOf(error, `the proxy ${proxy.host}`));
  });
}

async function openOnce(route: Route, world: World, attempt: Attempt): Promise<Socket> {
  const { url, proxy } = route;
  if (!url.secure) return proxy ? toProxy(route, proxy, world, attempt) : direct(route, world, attempt);
  return secured(route, proxy && (await tunnel(url, proxy, attempt)), world, attempt);
}

/** Opens a route's connection; rejects with an `Obstacle` or with Node's error. An unknown issuer is looked for once in the system's certificates. */
export async function openRoute(route: Route, world: World, attempt: Attempt): Promise<Socket> {
  try {
    return await openOnce(route, world, attempt);
  } catch (error) {
    if (!isUnknownIssuer(codeOf(error)) || !world.trust.widen()) throw error;
    return openOnce(route, world, attempt);
  }
}
