/** Everything the running app knows, in one place that only the monitor's own files change. */
import type { Account, Configuration } from '#contract/configuration';
import type { Failure } from '#contract/failure';
import type { FollowingView } from '#contract/following-view';
import type { AccountId, IncidentView, Notice, SourceId } from '#contract/model';
import type { Courier } from '../delivery/types.ts';
import type { MeaningMemory } from '../insight/meaning.ts';
import type { AccountPolling } from '../polling/types.ts';
import type { Ceiling } from '../polling/ceiling.ts';
import type { Ticker } from '../polling/ticker.ts';
import type { Clipboard, Clock, History, Http, Log, Random, Settings, Sign, Stop, Vault } from '../ports.ts';
import type { Provider, TaskContext } from '../provider.ts';
import type { AlertState } from '../rules/state.ts';
import type { Sinks } from '../sinks.ts';
import type { EventBoard } from './events.ts';
import type { QuietGlance } from './quiet-view.ts';
import type { TellingOrder } from './telling-order.ts';
import type { Updates } from './updates.ts';
import type { Watched } from './watched.ts';

/** The parts of the platform, and the vendors. */
export interface Parts {
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  readonly vault: Vault;
  readonly settings: Settings;
  readonly history: History;
  readonly log: Log;
  /** Absent where there is none to be used: then no secret can be copied. */
  readonly clipboard?: Clipboard;
  /** Absent where nothing can be signed: then a destination with a signing secret is told nothing. */
  readonly sign?: Sign;
  readonly providers: readonly Provider[];
  readonly version: string;
  readonly demo: boolean;
  /** The system's time zone, for quiet hours. */
  readonly timeZone: string;
  /** One round of polls and no more: rules are judged without their holds (`--status`). */
  readonly once?: true;
}

/** One account while the app runs. */
export interface AccountRun {
  account: Account;
  readonly provider: Provider;
  polling: AccountPolling | undefined;
  /** Holds the secret in its closure while the account is polled; dropped when it stops. */
  context: ((sources: TaskContext['sources']) => TaskContext) | undefined;
  /** Why the account cannot be polled at all, e.g. no secret. */
  failure: Failure | undefined;
  /** The last look of an account without any source (following its own list) failed. */
  lookFailure: Failure | undefined;
  /** How it follows its own list, as of the last whole look. */
  following: FollowingView | undefined;
  hasAnswered: boolean;
  hasSecret: boolean;
  sessionOnly: boolean;
  rate: { wanted: number; allowed: number; stretch: number };
  /** Raised with every start, so that a slow keychain answer of an earlier start is dropped. */
  generation: number;
}

export interface World {
  readonly parts: Parts;
  readonly sinks: Sinks;
  readonly ticker: Ticker;
  readonly ceiling: Ceiling;
  readonly accounts: Map<AccountId, AccountRun>;
  readonly watched: Map<SourceId, Watched>;
  readonly incidents: Map<string, IncidentView>;
  readonly notices: Map<string, Notice>;
  configuration: Configuration;
  board: EventBoard;
  alerts: AlertState;
  /** In which order `alerts` was told things. */
  readonly order: TellingOrder;
  /** Which buckets of `alerts.sources` the history has, by their place. */
  readonly keptBuckets: Map<number, AlertState['sources'][number]>;
  /** What the history has of counts of disputed meaning, and what sources that come later begin with. */
  readonly keptCounts: Map<SourceId, MeaningMemory>;
  updates: Updates;
  readonly courier: Courier;
  /** Which secret fields of a destination the keychain has, as far as it was asked. */
  readonly destinationSecrets: Map<
    string,
    { readonly fields: readonly string[]; readonly sessionOnly: boolean }
  >;
  paused: boolean;
  pausedUntil: number | undefined;
  pauseTimer?: Stop;
  networkDown: boolean;
  readonly quiet: QuietGlance;
  nextHandle: number;
  /** Called after every outcome and every settled account: `firstRound` and the round printer listen. */
  readonly onSettled: Set<() => void>;
  readonly stops: Stop[];
}

/** The sources of one account that are not paused and not found by the account's own list. */
export function chosenSources(world: World, account: AccountId): readonly Watched[] {
  return [...world.watched.values()].filter((one) => one.source.account === account);
}
