/** What life brings: an expected failure, told in words. A bug is thrown instead and shown as `internal`. */
export type FailureKind =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'timeout'
  | 'unreachable'
  | 'server'
  | 'unexpected-response'
  | 'rejected'
  | 'keychain'
  | 'invalid'
  | 'storage'
  | 'cancelled'
  | 'internal';

/** Which part of an answer could not be accepted, and what to do about it. `path` is dotted, e.g. `accounts.0.baseUrl`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** A server's certificate that was not accepted, for the user to compare and perhaps to confirm. */
export interface CertificateFacts {
  /** SHA-256 of the certificate: 32 upper-case hex pairs with colons. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  /** Epoch ms. */
  readonly validFrom: number;
  readonly validUntil: number;
  /** Why it was not accepted, as in "it is self-signed". */
  readonly reason?: string;
}

export interface Failure {
  readonly kind: FailureKind;
  /** One or two plain sentences. Never holds a secret, a URL's query, a header or a body. */
  readonly message: string;
  /** HTTP status, when an answer came. */
  readonly status?: number;
  /** What the server asked for with `Retry-After`, in ms, clamped to 1 s ... 15 min. */
  readonly retryAfter?: number;
  /** `account` when the failure concerns everything of the account (401, 429), else only this source. */
  readonly reach?: 'account' | 'source';
  /** True when the answer was not understood as the vendor's own (a web page, a proxy): not the account's fault. */
  readonly foreign?: true;
  /** The certificate that stood in the way: `unreachable` when not trusted, `rejected` when not the confirmed one. */
  readonly certificate?: CertificateFacts;
  /** Which fields were wrong, for `invalid`. */
  readonly fields?: readonly FieldProblem[];
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** A good result. */
export function done<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** A failed result, from a failure or from its kind and words. */
export function failed(
  kind: FailureKind,
  message: string,
  more?: Partial<Failure>,
): { ok: false; failure: Failure } {
  return { ok: false, failure: { ...more, kind, message } };
}
