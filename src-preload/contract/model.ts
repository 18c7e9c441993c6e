/**
 * The nouns that cross from the main process to the page: plain values, no methods.
 * Times are epoch milliseconds named `at` or `...At`; spans are milliseconds; unknown readings are absent, never zero.
 */
import type { EventView } from './event-view.ts';
import type { FollowingView } from './following-view.ts';
import type { CertificateFacts, Failure, FailureKind } from './failure.ts';
import type { QueueView, SourceInsight } from './source-insight.ts';

export type AccountId = string;
export type SourceId = string;
export type MetricId = string;

/** Readings of one good poll by metric: an absent metric means "no data" and is never zero. */
export type Readings = Readonly<Record<MetricId, number>>;
export type FactValue = string | number | boolean | readonly string[];
export type Facts = Readonly<Record<string, FactValue>>;

export type Severity = 'info' | 'warning' | 'critical';
export type Overall = 'idle' | 'ok' | 'warning' | 'critical' | 'blind' | 'paused';
export type Condition = 'pending' | 'fresh' | 'stale' | 'failing' | 'offline' | 'paused';
/** How a source looks: its worst open incident, else its condition. One shape, one word, one colour each (look.md). */
export type Tone = 'ok' | 'warning' | 'critical' | 'blind' | 'offline' | 'paused' | 'pending';

/** One outcome in the poll log (last 50 of a source). `bytes` and `duration` are of the whole look. */
export interface PollRecord {
  readonly at: number;
  readonly ok: boolean;
  readonly duration: number;
  readonly status?: number;
  readonly bytes?: number;
  readonly failure?: { readonly kind: FailureKind; readonly message: string };
}

/** A source as the page shows it. Readings that change with every poll travel in `Update.samples` instead. */
export interface SourceView {
  readonly id: SourceId;
  /** Small number that stands for the source in `Update.samples`; stable while the app runs. */
  readonly handle: number;
  readonly account: AccountId;
  readonly provider: string;
  readonly kind: string;
  readonly key: Readonly<Record<string, string>>;
  readonly label: string;
  readonly capacity?: number;
  readonly interval: number;
  readonly condition: Condition;
  readonly tone: Tone;
  readonly since: number;
  /** One sentence on the condition: what happened, what we do about it, what you can do. */
  readonly sentence: string;
  readonly failure?: Failure;
  /** When the next look is due, when that is later than the normal rhythm. */
  readonly nextAt?: number;
  readonly lastAt?: number;
  readonly lastGoodAt?: number;
  readonly readings: Readings;
  readonly facts: Facts;
  readonly queue?: QueueView;
  /** What was last known of a session that has ended; kept in memory only. */
  readonly ended?: { readonly at: number; readonly readings: Readings; readonly facts: Facts };
  readonly insight?: SourceInsight;
  /** Set while a rule is being breached or an incident is open. */
  readonly incidents: readonly string[];
  readonly snoozedUntil?: number;
  /** The vendor's list no longer has it, or it follows from an account's "watch all". */
  readonly automatic?: true;
  readonly vanished?: true;
}

export interface AccountView {
  readonly id: AccountId;
  readonly provider: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly config: Readonly<Record<string, string>>;
  readonly hasSecret: boolean;
  /** The secret lives for this session only: no keychain could keep it. */
  readonly sessionOnly: boolean;
  readonly allowHttp: boolean;
  readonly allowChanges: boolean;
  readonly encrypted: boolean;
  /** SHA-256 of the certificate the user has confirmed. */
  readonly pinnedCertificate?: string;
  readonly pinnedAt?: number;
  /** The certificate that its server shows and that stands in the way. */
  readonly refusedCertificate?: CertificateFacts;
  readonly condition: 'ok' | 'waiting' | 'failing' | 'paused' | 'no-secret';
  readonly sentence: string;
  readonly sources: number;
  /** Set while the account follows its own list. */
  readonly following?: FollowingView;
  /** Requests a second now asked for, and allowed. `stretch` is above 1 when intervals are stretched to fit. */
  readonly wantedRate: number;
  readonly allowedRate: number;
  readonly stretch: number;
}

/** Notifications are held back, times in epoch ms; what is at least as bad as `bypass` comes through. */
export interface QuietView {
  /** Since when by hand; absent while it is quiet hours alone. */
  readonly from?: number;
  /** By hand and quiet hours together; absent when they have no end within a week. */
  readonly until?: number;
  readonly bypass: Severity | 'none';
}

export interface OverallView {
  readonly state: Overall;
  /** The header sentence and tray tooltip, e.g. `critical: 1 of 5 needs attention, queue 14, wait about 6 min (4-9)`. */
  readonly sentence: string;
  readonly attention: number;
  readonly sources: number;
  readonly live?: number;
  readonly queue?: number;
  readonly viewers?: number;
  /** Longest wait for the next person over all sources, seconds, and the interval told with it. */
  readonly waitSeconds?: number;
  readonly waitLow?: number;
  readonly waitHigh?: number;
  /** What that wait rests on: "based on 37 departures in the last 20 min". */
  readonly waitBasis?: string;
  /** All accounts are unreachable together: the operator's own network. */
  readonly networkDown: boolean;
  readonly pausedUntil?: number;
  readonly quiet?: QuietView;
}

/** A message of the app itself: a damaged file set aside, no keychain, no tray, disk full. */
export interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'warning' | 'critical';
  readonly text: string;
  readonly action?: { readonly label: string; readonly route: string };
}

export interface Snapshot {
  readonly revision: number;
  readonly now: number;
  readonly version: string;
  readonly demo: boolean;
  readonly firstLaunch: boolean;
  readonly overall: OverallView;
  readonly accounts: readonly AccountView[];
  readonly sources: readonly SourceView[];
  readonly incidents: readonly IncidentView[];
  readonly events: readonly EventView[];
  readonly notices: readonly Notice[];
}

/** One batch of changes. A page that sees `previous` differ from its own revision asks for a snapshot again. */
export interface Update {
  readonly revision: number;
  readonly previous: number;
  readonly now: number;
  readonly overall?: OverallView;
  readonly accounts?: readonly AccountView[];
  readonly sources?: readonly SourceView[];
  readonly removed?: readonly SourceId[];
  readonly incidents?: readonly IncidentView[];
  /** Those that changed; `eventOrder` names all there are, when that changed. */
  readonly events?: readonly EventView[];
  readonly eventOrder?: readonly string[];
  readonly notices?: readonly Notice[];
  /**
   * Good samples as one flat column: for each `handle, at, value...` with one value for every metric of the source's
   * kind in the descriptor's order; NaN is "no data".
   */
  readonly samples?: Float64Array;
}

/** One destination told of an incident, or why it was not. */
export interface DeliveryNote {
  readonly at: number;
  readonly ok: boolean;
  readonly destination: string;
  readonly text?: string;
}

/** What the page needs of an incident; its trace and timeline are asked for one at a time. */
export interface IncidentView {
  readonly id: string;
  readonly rule: string;
  readonly ruleName: string;
  readonly sources: readonly SourceId[];
  readonly label: string;
  readonly severity: Severity;
  readonly title: string;
  readonly body: string;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly acknowledgedAt?: number;
  readonly snoozedUntil?: number;
  readonly flapping?: true;
  readonly note?: string;
  readonly peak?: number;
  /** Who was told beside the desktop, the newest last. */
  readonly deliveries?: readonly DeliveryNote[];
}
