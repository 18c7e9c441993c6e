/** What a vendor must be. One folder under providers/ and one line in its registry make a vendor. */
import type { GenericSchema } from 'valibot';
import type { Account, Source } from '#contract/configuration';
import type { ProviderDescriptor } from '#contract/descriptor';
import type { Failure, Result } from '#contract/failure';
import type { FollowingView } from '#contract/following-view';
import type { Facts, Readings, SourceId } from '#contract/model';
import type { ActionKit } from './actions/kit.ts';
import type { Http, HttpAnswer, Secret } from './ports.ts';

/**
 * The vendor's own clock in an answer (queue-insight C-10), for the truth checks: a frozen answer is stale, a fall of
 * `duration` or of a counter is a restart. Epoch ms and ms.
 */
export interface SourceClock {
  readonly generatedAt: number;
  readonly startedAt?: number;
  readonly duration?: number;
}

/** A good poll. `presence` tells whether the thing is live; `offline` is normal, not an error. */
export interface Sample {
  readonly at: number;
  readonly ok: true;
  readonly presence: 'live' | 'preparing' | 'offline';
  readonly readings: Readings;
  readonly facts: Facts;
  readonly clock?: SourceClock;
}

export interface Miss {
  readonly at: number;
  readonly ok: false;
  readonly failure: Failure;
}

export type Outcome = Sample | Miss;

/** What one look yielded. With `found`, the account's whole list was read: it names every source there is now. */
export interface Yield {
  readonly outcomes: ReadonlyMap<SourceId, Outcome>;
  readonly found?: readonly Source[];
  /** Sources that are in the account's list and that the account's settings leave out. */
  readonly leftOut?: ReadonlySet<SourceId>;
  readonly following?: FollowingView;
  /** The look failed as a whole. Told besides the misses because a followed account may have no sources yet. */
  readonly failure?: Failure;
}

/**
 * An account's HTTP as a task sees it: base URL, auth limits, budget, deadline and secrets are already bound.
 * Only GET may be repeated by what lies beneath.
 */
export interface AccountHttp {
  get(path: readonly string[], more?: AccountRequest): Promise<Result<HttpAnswer>>;
  send(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: readonly string[],
    more?: AccountRequest,
  ): Promise<Result<HttpAnswer>>;
  /** Epoch ms, for stamping outcomes of failures. */
  now(): number;
}

export interface AccountRequest {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly maxBytes?: number;
  /** The path counts from the server's origin, not from the base URL's path. */
  readonly fromOrigin?: true;
  /** The body is wanted as it came (`HttpAnswer.raw`): a picture. */
  readonly raw?: true;
}

/** One repeated look. Streampixel and Storm have one per source, FastPix one per account. */
export interface Task {
  readonly id: string;
  readonly sources: readonly SourceId[];
  /** Wanted interval, ms, already at or above the floor. */
  readonly interval: number;
  /** How many requests one look takes at most now, for the budget; may change from look to look. */
  readonly cost: () => number;
  run(http: AccountHttp): Promise<Yield>;
}

/** A way to look at one account with its secret. Dropped, with the secret, when polling of the account stops. */
export interface TaskContext {
  readonly account: Account;
  readonly secret: Secret;
  readonly sources: readonly Source[];
}

export interface Found {
  readonly kind: string;
  readonly key: Readonly<Record<string, string>>;
  readonly label: string;
  readonly detail?: string;
  readonly live?: true;
}

export interface FoundList {
  readonly found: readonly Found[];
  /** False when the list was longer than is read, or not all of it could be read. */
  readonly isWhole: boolean;
}

/** What more sources would add to what an account has, for `Provider.weigh`. */
export interface AddedLoad {
  /** Sources watched already. */
  readonly own: number;
  readonly added: number;
  /** Of the added ones, on air. */
  readonly live: number;
  /** How many things the account has in all. */
  readonly listed: number;
}

export interface Provider {
  readonly descriptor: ProviderDescriptor;
  /** Parses an account's `config`; unknown fields are refused. */
  readonly config: GenericSchema<unknown, Readonly<Record<string, string>>>;
  /** Parses an account's secret. */
  readonly secret: GenericSchema<unknown, Secret>;
  /** Parses a source's `key`, by kind. */
  readonly keys: Readonly<Record<string, GenericSchema<unknown, Readonly<Record<string, string>>>>>;
  tasks(context: TaskContext): readonly Task[];
  /** One harmless request that shows whether address and secret are right; the good end is a sentence. */
  test(context: TaskContext, http: AccountHttp): Promise<Result<string>>;
  /** `tell` hears how many were found so far. */
  discover?(
    context: TaskContext,
    http: AccountHttp,
    tell?: (found: number) => void,
  ): Promise<Result<FoundList>>;
  /** Requests that one round of added sources takes at most; one for each when absent. */
  weigh?(load: AddedLoad): number;
  /** Whether an account with these settings follows a source of its own list. */
  follows?(account: Account, source: Source): boolean;
  /** What can be changed there, and how. */
  readonly actions?: ActionKit;
  /** One page of who watches a source; `not-found` where the vendor has no such list. */
  viewers?(context: TaskContext, http: AccountHttp, wish: ViewersWish): Promise<Result<ViewersPage>>;
  /** The bytes of a source's picture, from the path its facts name. Same server only. */
  thumbnail?(context: TaskContext, http: AccountHttp, path: string): Promise<Result<Uint8Array>>;
}

export interface ViewersWish {
  readonly source: Pick<Source, 'kind' | 'key'>;
  /** From 1. */
  readonly page: number;
  readonly search?: string;
}

/** A viewer as the kind of source describes it that would watch it. */
export interface FoundViewer {
  readonly kind: string;
  readonly key: Readonly<Record<string, string>>;
  readonly facts: Facts;
  readonly readings: Readings;
}

export interface ViewersPage {
  readonly viewers: readonly FoundViewer[];
  readonly pages: number;
  readonly total: number;
}

export type { ActionDefinition, ActionKit, ActionRequest, Sight, SourceKey } from './actions/kit.ts';

export type { Http };
