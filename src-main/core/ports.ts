/** What the core asks of the world. Each port is one to three functions; tests bring small real programs for them. */
import type { Configuration } from '#contract/configuration';
import type { Result } from '#contract/failure';
import type { Annotation, HistoryAnswer, SparklineAnswer } from '#contract/channels/history';
import type { FailureKind } from '#contract/failure';
import type { AccountId, IncidentView, Notice, SourceId } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { Ask, AuditLine } from './history/questions.ts';

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
  /** Ends the path with a slash. */
  readonly trailingSlash?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Deadline of the whole answer, ms. */
  readonly deadline: number;
  /** Body cap in bytes; 2 MiB when absent. */
  readonly maxBytes?: number;
  /** Hands the body over unread, too: for pictures. */
  readonly raw?: true;
  /** Status and headers say all: whatever body comes with them is not waited for, and comes back empty. */
  readonly bodyless?: true;
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
  /** The body's bytes, when the request asked for them. */
  readonly raw?: Uint8Array;
  readonly bytes: number;
  readonly duration: number;
  /** Epoch ms at the last byte. */
  readonly receivedAt: number;
}

/** Failures: timeout, unreachable, unexpected-response (malformed, too large, redirect), rejected (URL not allowed), cancelled. */
export interface Http {
  request(request: HttpRequest, signal: AbortSignal): Promise<Result<HttpAnswer>>;
}

/** The HMAC-SHA256 of a text under a secret, as lower-case hex. */
export type Sign = (secret: string, text: string) => string;

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

/** The system's clipboard. Only main touches it. */
export interface Clipboard {
  write(text: string): Promise<void>;
  read(): Promise<string>;
  clear(): Promise<void>;
}

/** One line of the app's own log; `detail` is scrubbed before it is written. */
export type Log = (
  level: 'debug' | 'note' | 'warning' | 'error',
  event: string,
  detail?: Readonly<Record<string, unknown>>,
) => void;

/** What the history keeps. `values` follow the metrics of the source's kind in the descriptor's order; NaN is "no data". */
export type HistoryEntry =
  | {
      readonly type: 'sample';
      readonly source: SourceId;
      readonly at: number;
      readonly values: readonly number[];
      readonly presence: 'live' | 'preparing' | 'offline';
      /** The vendor's own words for state and grade, for replay. */
      readonly state?: string;
      readonly grade?: string;
      /** The thing began anew with this sample. */
      readonly restarted?: true;
    }
  | {
      readonly type: 'miss';
      readonly source: SourceId;
      readonly at: number;
      readonly kind: FailureKind;
      /** The failure's words, so that a replay tells the same. */
      readonly message?: string;
      /** An answer came, but it said what it had said before: the vendor's data stood still. */
      readonly frozen?: true;
      /** No account could be reached: the operator's own network. */
      readonly networkDown?: true;
    }
  /** Polling of the source stopped on purpose, or began again. */
  | { readonly type: 'pause' | 'resume'; readonly source: SourceId; readonly at: number }
  /** The machine slept from `at` on: nothing was looked at until the next outcome. */
  | { readonly type: 'asleep'; readonly at: number }
  | ({ readonly type: 'annotation' } & Annotation)
  | { readonly type: 'incident'; readonly incident: IncidentView }
  | { readonly type: 'trace'; readonly trace: AlertTrace }
  /** What is remembered from run to run, the alert reducer's memory above all, a part a name; `undefined` takes a part back. In the file before anything later is. */
  | { readonly type: 'alerts'; readonly parts: ReadonlyMap<string, string | undefined> }
  /** In the file before anything is sent to a vendor; see `AuditLine`. */
  | ({ readonly type: 'audit' } & AuditLine);

/** Which series a source has, in the order of its samples' values. Told before its first sample. */
export interface HistorySource {
  readonly source: SourceId;
  readonly metrics: readonly string[];
  /** The metric shown in sparklines. */
  readonly chief: string;
}

export interface HistoryQuestion {
  readonly series: readonly { readonly source: SourceId; readonly metric: string }[];
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

/** News of the store itself: how far an export is, a notice to show, or (with neither) a notice to take back. */
export interface HistoryNews {
  readonly id: string;
  readonly notice?: Notice;
  /** From 0 to 1, and how many rows are written. */
  readonly progress?: { readonly share: number; readonly rows: number };
}

/** Keeps everything polled. `append` never blocks and never throws; what could not be kept is told by a notice. */
export interface History {
  describe(sources: readonly HistorySource[]): void;
  append(entry: HistoryEntry): void;
  query(question: HistoryQuestion): Promise<Result<HistoryAnswer>>;
  sparklines(sources: readonly SourceId[], until: number): Promise<Result<SparklineAnswer>>;
  /** Everything else that can be asked. */
  readonly ask: Ask;
  /** One listener; news from before it was there come to it at once. */
  onNews(listener: (news: HistoryNews) => void): Stop;
}

/** The sinks' types, too: the platform knows the core by this file only. */
export type { AlertNotice, Sinks, TrayIncident, TrayLine } from './sinks.ts';
