/** What the core asks of the world. Each port is one to three functions; tests bring small real programs for them. */
import type { Configuration } from '#contract/configuration';
import type { Result } from '#contract/failure';
import type { AccountId } from '#contract/model';

/** Undoes what it was returned from: a timer, a subscription, a loop. Calling it twice is harmless. */
export type Stop = () => void;

export interface Clock {
  /** Wall clock, epoch ms: may jump. For stamps only. */
  now(): number;
  /** Monotonic ms since some start: never falls. For every schedule and hold. */
  monotonic(): number;
  /** Runs once after `delay` ms (clamped to 0 ... 2^31-1). */
  after(delay: number, run: () => void): Stop;
}

/** A number in [0, 1): the only randomness of the core. */
export type Random = () => number;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The account's base URL as stored: origin and path. */
  readonly baseUrl: string;
  /** Path below the base URL, one entry a segment, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Deadline of the whole answer, ms. */
  readonly deadline: number;
  /** Body cap in bytes; 2 MiB when absent. */
  readonly maxBytes?: number;
  readonly allowHttp?: boolean;
  readonly pinnedCertificate?: string;
  /** Values to strike out of every failure text: the account's secret. */
  readonly secrets: readonly string[];
}

/** A whole answer of any status. Network trouble is a failure, a status is not. */
export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or undefined when the body is none (see `content`). */
  readonly body: unknown;
  readonly content: 'json' | 'html' | 'empty' | 'other';
  readonly bytes: number;
  readonly duration: number;
  /** Epoch ms at the last byte. */
  readonly receivedAt: number;
}

/** Failures: timeout, unreachable, unexpected-response (malformed, too large, redirect), rejected (URL not allowed), cancelled. */
export interface Http {
  request(request: HttpRequest, signal: AbortSignal): Promise<Result<HttpAnswer>>;
}

/** The secret fields of one account, by field id of the provider's descriptor. */
export type Secret = Readonly<Record<string, string>>;

export interface Vault {
  /** `undefined` when the entry is gone although the keychain works. Fails with kind `keychain`, told in words. */
  read(account: AccountId): Promise<Result<Secret | undefined>>;
  /** `forSession` keeps it in memory only. */
  write(account: AccountId, secret: Secret, forSession: boolean): Promise<Result<void>>;
  erase(account: AccountId): Promise<Result<void>>;
}

export interface Settings {
  load(): Configuration;
  /** Atomic: the old file stays whole when it fails (kind `storage`). */
  save(configuration: Configuration): Result<void>;
}

/** One line of the app's own log; `detail` is scrubbed before it is written. */
export type Log = (
  level: 'debug' | 'note' | 'warning' | 'error',
  event: string,
  detail?: Readonly<Record<string, unknown>>,
) => void;
