/** A server's certificate that is not trusted, or was confirmed by the user. */
export const certificateWords = {
  refused: (host: string) => `The certificate of ${host} is not trusted`,
  changed: (host: string, when: string) => `The certificate of ${host} has changed since ${when}`,
  changedUndated: (host: string) => `The certificate of ${host} is not the one you accepted`,
  refusedHint:
    'Nothing was sent to it. Compare this fingerprint with the one that the owner of the server gives you, by another way than this connection. Trust it only if both are the same.',
  changedHint:
    'Nothing was sent to it, and polling has stopped. Servers change their certificate when it is renewed; ask the owner for the new fingerprint. If nobody renewed it, somebody may stand between you and the server.',
  reason: 'Why',
  subject: 'Issued to',
  issuer: 'Issued by',
  valid: 'Valid',
  validSpan: (from: string, until: string) => `${from} to ${until}`,
  unknown: 'unknown',
  nameless: 'nobody named',
  fingerprint: 'SHA-256 fingerprint',
  accepted: 'Accepted by you',
  shown: 'Shown now',
  trust: 'Trust this certificate',
  trusted: (when: string) => `Certificate accepted by you on ${when}`,
  trustedUndated: 'Certificate accepted by you',
  forget: 'Stop trusting it',
  plain: 'http',
  plainHint: 'Not encrypted: what is sent and read can be seen and changed on the way.',
};
