/** What the alert reducer takes in and gives out. Plain values only, so that live running, replay and back-test are one. */
import type { AlertRule, PlannedWindow, QuietHours } from '#contract/configuration';
import type { FailureKind } from '#contract/failure';
import type { Condition, IncidentView, Readings, Severity, SourceId } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { AlertNotice } from '../sinks.ts';

/** All that a rule may know of one source at one moment. Made once per outcome, and stored as such for replay. */
export interface Look {
  readonly at: number;
  /** Names the poll in traces: `SOURCE@AT`. */
  readonly poll: string;
  readonly source: SourceId;
  readonly provider: string;
  readonly kind: string;
  readonly label: string;
  readonly condition: Condition;
  /** True when this look brought a good sample; a miss neither opens nor closes a threshold rule. */
  readonly good: boolean;
  readonly readings: Readings;
  readonly presence?: 'live' | 'preparing' | 'offline';
  /** The vendor's own words: stream state or status, and health grade. */
  readonly state?: string;
  readonly grade?: string;
  readonly failure?: { readonly kind: FailureKind; readonly message: string };
  readonly failures: number;
  readonly firstFailureAt?: number;
  readonly lastGoodAt?: number;
  readonly frozenSince?: number;
  readonly restarted: boolean;
  /** From the queue estimators, people a minute; absent while learning. */
  readonly growthZ?: number;
  readonly arrivalsPerMinute?: number;
  readonly departuresPerMinute?: number;
  /** Metric ids of this source by role, so that rules need not know a vendor's names. */
  readonly roles: Readonly<Record<string, string>>;
  /** All accounts are unreachable together: told once, as the operator's own network. */
  readonly networkDown: boolean;
  readonly planned?: readonly PlannedWindow[];
}

export type AlertCommand =
  | { readonly type: 'acknowledge'; readonly incidents: readonly string[] }
  | {
      readonly type: 'snooze';
      readonly incidents?: readonly string[];
      readonly sources?: readonly SourceId[];
      readonly until: number | 'recovered';
    }
  | {
      readonly type: 'end-snooze';
      readonly incidents?: readonly string[];
      readonly sources?: readonly SourceId[];
    }
  /** Quiet now, until then at the latest: the same as quiet hours. */
  | { readonly type: 'quiet'; readonly until: number }
  | { readonly type: 'end-quiet' }
  | { readonly type: 'note'; readonly incident: string; readonly text: string };

export type AlertInput =
  | { readonly type: 'look'; readonly look: Look }
  /** Time passes: holds, snoozes, groups and digests run out. Sent at least once a second while anything is pending. */
  | { readonly type: 'tick'; readonly at: number }
  | { readonly type: 'rules'; readonly at: number; readonly rules: readonly AlertRule[] }
  | { readonly type: 'quiet-hours'; readonly at: number; readonly quietHours: QuietHours }
  | { readonly type: 'sources-removed'; readonly at: number; readonly sources: readonly SourceId[] }
  /** Polling of these sources (of all when none is named) stopped on purpose: what is pending is dropped. */
  | { readonly type: 'sources-paused'; readonly at: number; readonly sources?: readonly SourceId[] }
  /** The wall clock was set: every stored time moves by `by` ms, so that holds keep their length. */
  | { readonly type: 'clock-stepped'; readonly at: number; readonly by: number }
  /** The app or the machine slept until `at`: nothing is held against anyone for that time. */
  | { readonly type: 'woke'; readonly at: number; readonly asleepFrom: number }
  /** The operator has ended these broadcasts through the app; `did` follows "you", `doneAt` is when it was confirmed. */
  | {
      readonly type: 'own-action';
      readonly at: number;
      readonly doneAt: number;
      readonly sources: readonly SourceId[];
      readonly did: string;
    }
  | { readonly type: 'command'; readonly at: number; readonly command: AlertCommand };

/** What a destination is told of one incident. */
export interface DeliveredIncident {
  readonly id: string;
  readonly rule: string;
  readonly ruleName: string;
  readonly source: SourceId;
  readonly label: string;
  readonly severity: Severity;
  readonly openedAt: number;
  readonly closedAt?: number;
}

/** One decision to tell, for those who are told elsewhere: the same words, at the same moment, as on the desktop. */
export interface AlertDelivery {
  /** Of the notification; no destination is told twice under one id. */
  readonly id: string;
  readonly kind: 'opened' | 'recovered' | 'still-open';
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly severity: Severity;
  readonly destinations: readonly string[];
  readonly incidents: readonly DeliveredIncident[];
}

export type AlertEffect =
  | { readonly type: 'incident'; readonly incident: IncidentView }
  | { readonly type: 'notify'; readonly notice: AlertNotice }
  | { readonly type: 'deliver'; readonly delivery: AlertDelivery }
  | { readonly type: 'trace'; readonly trace: AlertTrace };
