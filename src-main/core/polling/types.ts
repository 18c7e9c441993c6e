/** What polling needs, what it is told to do, and what it tells. */
import type { Account } from '#contract/configuration';
import type { Failure } from '#contract/failure';
import type { PollRecord, SourceId } from '#contract/model';
import type { Clock, Http, Log, Random } from '../ports.ts';
import type { AccountHttp, Task, Yield } from '../provider.ts';
import type { Ceiling } from './ceiling.ts';
import type { Ticker } from './ticker.ts';

/** `ceiling` and `ticker` are shared by all accounts of the app. */
export interface PollingParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  readonly log: Log;
  readonly ceiling: Ceiling;
  readonly ticker: Ticker;
}

export interface PollingPlan {
  readonly account: Account;
  /** Struck out of every failure text by the HTTP port. */
  readonly secrets: readonly string[];
  readonly tasks: readonly Task[];
  /** Starts a second and requests at once, for this account. */
  readonly budget: { readonly perSecond: number; readonly inFlight: number };
  /** Loopback: neither the budget nor the app's ceiling applies. */
  readonly unlimited: boolean;
  /** Shortest pause after a 429 that does not say how long, ms. */
  readonly rateLimitFloor: number;
  /** Whether anything but GET may be sent now; what the account said when polling started, when absent. */
  readonly mayChange?: () => boolean;
}

/** Why the next look is later than the normal rhythm. */
export type Held = 'stopped' | 'rate-limited' | 'backoff';

/** One look has ended, or was due while the whole account is held: then nothing was sent. */
export interface YieldEvent {
  readonly type: 'yield';
  readonly task: Task;
  /** One outcome for each source of the task. */
  readonly yield: Yield;
  /** The look as a whole: bytes and duration of all its requests, the last status. `ok` unless every source missed. */
  readonly poll: PollRecord;
  /** Epoch ms of the next look. */
  readonly nextAt: number;
  /** The interval now in force, ms: stretched, when the budget stretches it. */
  readonly interval: number;
  /** How many requests were sent for it; 0 while the account is held. */
  readonly requests: number;
  readonly held?: Held;
  /** The look failed as a whole: also set when the task has no sources yet. */
  readonly failure?: Failure;
}

/** Requests a second asked for and allowed; `stretch` above 1 when all intervals of the account are stretched to fit. */
export interface Rate {
  readonly wanted: number;
  readonly allowed: number;
  readonly stretch: number;
}

export interface RateEvent extends Rate {
  readonly type: 'rate';
}

export type PollEvent = YieldEvent | RateEvent;
export type OnPoll = (event: PollEvent) => void;
export type WakeReason = 'resume' | 'online';

export interface AccountPolling {
  /**
   * Clears stops and backoff of these sources (all when absent) and looks at once. A rate limit is kept, the server's
   * word wins: then the epoch ms at which it ends is returned.
   */
  retryNow(sources?: readonly SourceId[]): number | undefined;
  /** Takes sources out of polling until `resume`. A look in flight that has no other source is dropped. */
  pause(sources: readonly SourceId[]): void;
  resume(sources: readonly SourceId[]): void;
  /** After sleep or when the network is back: everything is due, spread out; stopped sources get one look. */
  wake(reason: WakeReason): void;
  /** Replaces the tasks by id; those that stay keep their rhythm. Stopped ones get one look: the user changed something. */
  setTasks(tasks: readonly Task[]): void;
  /** Whether a window is seen: looks are gathered every 100 ms, else every 250 ms. Holds for all accounts of the ticker. */
  setVisible(visible: boolean): void;
  rate(): Rate;
  /** The account's HTTP within its budget, for discovery and actions. Refused while the account is rate-limited. */
  http(signal: AbortSignal): AccountHttp;
  /** Aborts what is in flight. No event comes after. */
  stop(): void;
}
