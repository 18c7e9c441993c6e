/** What the user has set: kept in the settings file, imported and exported as `tallylight/1` (product.md section 9). Secrets are never part of it. */
import type { AccountId, Severity, SourceId } from './model.ts';

export interface Account {
  readonly id: AccountId;
  readonly provider: string;
  readonly name: string;
  /** Origin and path, no query, no trailing slash. */
  readonly baseUrl: string;
  readonly config: Readonly<Record<string, string>>;
  readonly allowHttp: boolean;
  readonly allowChanges: boolean;
  /** SHA-256 of a self-signed leaf certificate the user has confirmed (step 5). */
  readonly pinnedCertificate?: string;
  /** When it was confirmed, epoch ms. */
  readonly pinnedAt?: number;
}

export interface Source {
  readonly id: SourceId;
  readonly account: AccountId;
  readonly kind: string;
  readonly key: Readonly<Record<string, string>>;
  readonly label: string;
  /** Milliseconds; absent means the kind's default. */
  readonly interval?: number;
  readonly capacity?: number;
  readonly paused?: boolean;
}

/** Which sources a rule looks at. Absent fields match everything; `metric` limits to kinds that have it. */
export interface RuleScope {
  readonly source?: SourceId;
  readonly provider?: string;
  readonly kind?: string;
  readonly metric?: string;
  /** Any of these. Only rules that an event brings have it. */
  readonly sources?: readonly SourceId[];
}

/** `value` in the metric's own unit; spans in ms. */
export type RuleCondition =
  | { readonly type: 'above' | 'below'; readonly metric?: string; readonly value: number }
  | {
      readonly type: 'grows';
      readonly metric?: string;
      readonly by: number;
      readonly within: number;
      readonly atLeast?: number;
    }
  | {
      readonly type: 'grows-unusually';
      readonly z?: number;
      readonly atLeast?: number;
      readonly within?: number;
    }
  | { readonly type: 'wait-above'; readonly value: number }
  | {
      readonly type: 'forecast-above';
      readonly threshold: number;
      readonly horizon: number;
      readonly probability: number;
    }
  | { readonly type: 'state-becomes' | 'state-is-not'; readonly state: string }
  | { readonly type: 'grade-is'; readonly grade: string }
  | { readonly type: 'no-data'; readonly after: number; readonly tries?: number }
  | { readonly type: 'failing'; readonly after: number }
  | { readonly type: 'frozen'; readonly after: number }
  | {
      readonly type: 'not-live';
      readonly windows: readonly PlannedWindow[];
      readonly lead?: number;
      /** Name of the event that brings the rule. */
      readonly event?: string;
    }
  | { readonly type: 'stream-down' }
  /** Found out by the insight into a stream (queue-insight C-10): next to nothing comes in; each viewer gets too little. */
  | { readonly type: 'ingest-stalled' | 'delivery-low' };

/** Epoch ms. */
export interface PlannedWindow {
  readonly from: number;
  readonly until: number;
}

export interface AlertRule {
  readonly id: string;
  readonly name: string;
  readonly scope: RuleScope;
  readonly condition: RuleCondition;
  /** Hysteresis: the value at or past which the rule lets go, and how long that must hold. */
  readonly clear?: { readonly value?: number; readonly for?: number };
  readonly for: number;
  readonly keepFiring?: number;
  readonly severity: Severity;
  readonly cooldown?: number;
  readonly enabled?: boolean;
  /** Raised by one with every change; part of every trace. */
  readonly version?: number;
  readonly starter?: boolean;
  /** Ids of the destinations that are told beside the desktop; none when absent. */
  readonly destinations?: readonly string[];
}

export const destinationPresets = ['json', 'slack', 'discord', 'teams', 'ntfy'] as const;
export type DestinationPreset = (typeof destinationPresets)[number];

/**
 * Where alerts go beside the desktop. Its address is a secret, for whoever knows it may write there: only the host is kept
 * here, the rest is in the keychain.
 */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly preset: DestinationPreset;
  /** As shown, with the port when it is not the scheme's own. */
  readonly host: string;
  readonly allowHttp: boolean;
}

/** A show across vendors: sources that belong together, and when they should be live (queue-insight C-11). */
export interface PlannedEvent {
  readonly id: string;
  readonly name: string;
  /** May be empty: what it watched was removed. */
  readonly sources: readonly SourceId[];
  /** In the order of time; empty while nothing is planned. */
  readonly windows: readonly PlannedWindow[];
  /** Raised by one with every change; that of its rule in every trace. */
  readonly version?: number;
}

export interface QuietHours {
  readonly enabled: boolean;
  /** 0 is Sunday. */
  readonly days: readonly number[];
  /** `HH:MM`, local to `timeZone`; `until` before `from` runs past midnight. */
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
  /** This severity and above come through. */
  readonly bypass: Severity | 'none';
}

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'compact' | 'normal' | 'roomy';
  readonly overviewLayout: 'table' | 'cards';
  readonly startAtLogin: boolean;
  readonly startHidden: boolean;
  readonly closeToTray: boolean;
  readonly notifications: boolean;
  readonly sound: { readonly info: boolean; readonly warning: boolean; readonly critical: boolean };
  readonly quietHours: QuietHours;
  /** Requests a second for the whole app, product.md section 3. */
  readonly requestCeiling: number;
  /** History retention, ms. */
  readonly keepFull: number;
  readonly keepMinutes: number;
  readonly keepHours: number;
}

export interface Configuration {
  readonly accounts: readonly Account[];
  readonly sources: readonly Source[];
  readonly rules: readonly AlertRule[];
  readonly events: readonly PlannedEvent[];
  readonly preferences: Preferences;
  readonly destinations: readonly Destination[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const defaultPreferences: Preferences = {
  theme: 'system',
  density: 'normal',
  overviewLayout: 'table',
  startAtLogin: false,
  startHidden: false,
  closeToTray: true,
  notifications: true,
  sound: { info: false, warning: false, critical: false },
  quietHours: {
    enabled: false,
    days: [0, 1, 2, 3, 4, 5, 6],
    from: '22:00',
    until: '07:00',
    timeZone: 'UTC',
    bypass: 'critical',
  },
  requestCeiling: 10,
  keepFull: 48 * HOUR,
  keepMinutes: 90 * DAY,
  keepHours: 730 * DAY,
};
