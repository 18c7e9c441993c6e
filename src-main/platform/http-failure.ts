/** Turns what Node throws on the way into a failure in plain words. Only the host is named: never a URL, header or body (S14). */
import type { CertificateFacts, Failure, FailureKind } from '#contract/failure';

/** A failure on its way through callbacks that only carry errors. */
export class Obstacle extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

type Words = readonly [kind: FailureKind, words: (host: string) => string];

const unreachable = (reason: string): Words => ['unreachable', (host) => `Cannot reach ${host}: ${reason}.`];
const cut: Words = [
  'unreachable',
  (host) => `The connection to ${host} was cut before the answer was whole.`,
];
const nameNotFound = unreachable('its name was not found');
const noRoute = unreachable('there is no way to its network');

const BY_CODE: Readonly<Record<string, Words>> = {
  ECONNREFUSED: unreachable('connection refused'),
  ENOTFOUND: nameNotFound,
  EAI_AGAIN: unreachable('its name could not be looked up'),
  EAI_FAIL: nameNotFound,
  EAI_NODATA: nameNotFound,
  ECONNRESET: cut,
  ECONNABORTED: cut,
  EPIPE: cut,
  ERR_STREAM_PREMATURE_CLOSE: cut,
  ETIMEDOUT: ['timeout', (host) => `${host} did not accept a connection in time.`],
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ENETDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  EACCES: unreachable('this system does not allow the connection'),
  EPERM: unreachable('this system does not allow the connection'),
  HPE_HEADER_OVERFLOW: [
    'unexpected-response',
    (host) => `The answer of ${host} has headers that are too large.`,
  ],
};

const NOT_HTTP: Words = ['unexpected-response', (host) => `${host} sent an answer that is not valid HTTP.`];
const TOO_OLD = unreachable('it only speaks an outdated version of TLS (1.2 or newer is needed)');
const NOT_TLS = unreachable(
  'it does not speak TLS on this port. If it is on your own network it may need http://',
);
const TLS_BROKEN = unreachable('no secure connection could be agreed on');

interface NodeError {
  readonly code?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
}

/** TLS libraries differ in codes between Electron and Node: told apart by their own reason, which holds nothing of ours. */
function wordsOfTls(error: NodeError, code: string): Words {
  const reason = `${code} ${String(error.reason)} ${String(error.message)}`
    .toLowerCase()
    .replaceAll('_', ' ');
  if (/protocol version|unsupported protocol|version too low/.test(reason)) return TOO_OLD;
  return /wrong version number|http request|packet length|record/.test(reason) ? NOT_TLS : TLS_BROKEN;
}

function wordsOf(error: NodeError): Words {
  const code = typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('HPE_') && code !== 'HPE_HEADER_OVERFLOW') return NOT_HTTP;
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) return wordsOfTls(error, code);
  return BY_CODE[code] ?? unreachable('the connection failed');
}

/** The failure for an error of lookup, connection, TLS or HTTP with `host`. */
export function failureOf(error: unknown, host: string): Failure {
  if (error instanceof Obstacle) return error.failure;
  const [kind, words] = wordsOf((error ?? {}) as NodeError);
  return { kind, message: words(host) };
}

const CERTIFICATE_REASONS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it has been revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it was issued for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its issuer is not known to this system',
  UNABLE_TO_GET_ISSUER_CERT: 'its issuer is not known to this system',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known to this system',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is not known to this system',
};

const day = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : 'unknown');
const told = (facts: CertificateFacts) =>
  `Its SHA-256 is ${facts.fingerprint}, valid ${day(facts.validFrom)} to ${day(facts.validUntil)}.`;

/** T1: nothing was sent. `unreachable`, so that it is tried again: a network's sign-in page shows itself this way too. */
export function untrusted(host: string, code: string, certificate: CertificateFacts): Failure {
  const reason = CERTIFICATE_REASONS[code] ?? 'it could not be verified';
  const message = `The certificate of ${host} is not trusted: ${reason}. ${told(certificate)}`;
  return { kind: 'unreachable', message, certificate: { ...certificate, reason } };
}

/** T3: not the certificate the user confirmed. `rejected`, so that polling stops until somebody looks. */
export function certificateChanged(host: string, certificate: CertificateFacts): Failure {
  const message = `The certificate of ${host} is not the one you accepted. ${told(certificate)}`;
  const reason = 'it is not the one you accepted';
  return { kind: 'rejected', message, certificate: { ...certificate, reason } };
}
