/** Whom we trust: the runtime's own roots, and the system's when those did not do. Verification itself is never off. */
import * as tls from 'node:tls';
import type { CertificateFacts } from '#contract/failure';

const MIN_VERSION = 'TLSv1.2';

export interface Trust {
  context(): tls.SecureContext;
  /** Adds the system's certificates from now on; false when there is nothing more to add. */
  widen(): boolean;
}

/** What newer runtimes offer (Node 22.15); older ones know their own roots and NODE_EXTRA_CA_CERTS only. */
function readSystemCertificates(): readonly string[] {
  const read = (tls as { getCACertificates?: (type: 'system') => string[] }).getCACertificates;
  return read?.('system') ?? [];
}

/** Contexts are costly to make and to hold, so there is one for all connections; the wide one only when it is needed. */
export function createTrust(systemCertificates: () => readonly string[] = readSystemCertificates): Trust {
  let context: tls.SecureContext | undefined;
  let widened = false;
  return {
    context: () => (context ??= tls.createSecureContext({ minVersion: MIN_VERSION })),
    widen() {
      if (widened) return false;
      widened = true;
      const more = systemCertificates();
      if (more.length === 0) return false;
      context = tls.createSecureContext({ minVersion: MIN_VERSION, ca: [...tls.rootCertificates, ...more] });
      return true;
    },
  };
}

/** Names come from a stranger's certificate: printable and short. */
function plain(name: string | string[] | undefined): string {
  const text = (Array.isArray(name) ? name.join(', ') : (name ?? '')).replace(/[^\x20-\x7e]/g, '?');
  return text.slice(0, 120);
}

/** The facts of the certificate at the other end, or undefined when none was shown. */
export function certificateOf(socket: tls.TLSSocket): CertificateFacts | undefined {
  // The types promise a certificate; without one Node gives an empty object, or null on a closed socket.
  const shown = socket.getPeerCertificate() as Partial<tls.PeerCertificate> | null;
  if (!shown?.fingerprint256) return undefined;
  return {
    fingerprint: shown.fingerprint256,
    subject: plain(shown.subject?.CN),
    issuer: plain(shown.issuer?.CN),
    validFrom: Date.parse(shown.valid_from ?? ''),
    validUntil: Date.parse(shown.valid_to ?? ''),
  };
}

const bareHex = (fingerprint: string) =>
  fingerprint
    .replace(/^sha-?256[:/]?/i, '')
    .replaceAll(/[^\da-f]/gi, '')
    .toLowerCase();

/** Compares SHA-256 fingerprints however they are spelled; anything but 64 hex digits matches nothing. */
export function isSameFingerprint(one: string, other: string): boolean {
  return bareHex(one).length === 64 && bareHex(one) === bareHex(other);
}

const ISSUER_UNKNOWN = ['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'];

/** The system's certificates might do where the runtime's own did not. */
export function isUnknownIssuer(code: string): boolean {
  return code.startsWith('UNABLE_TO_') || ISSUER_UNKNOWN.includes(code);
}

/** Codes of OpenSSL's verification, and Node's own for a wrong name. */
export function isCertificateCode(code: string): boolean {
  return isUnknownIssuer(code) || code.startsWith('CERT_') || code === 'ERR_TLS_CERT_ALTNAME_INVALID';
}
