/** What the alert reducer remembers between inputs: plain JSON, so that it survives a restart. */
import { defaultPreferences, type AlertRule, type QuietHours } from '#contract/configuration';
import type { Severity, SourceId } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { Climbs } from './climb.ts';
import { emptyShelf, type Shelf } from './shelf.ts';
import type { Look } from './types.ts';

/** One stretch of time in which a rule held for one source. It stays here until it cannot come back any more. */
export interface Incident {
  readonly id: string;
  readonly sources: readonly SourceId[];
  readonly ruleName: string;
  readonly label: string;
  readonly severity: Severity;
  readonly title: string;
  readonly body: string;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly acknowledgedAt?: number;
  /** The operator did it himself: what comes after its end is another matter. */
  readonly isOwn?: true;
  readonly flapping?: true;
  readonly note?: string;
  readonly peak?: number;
  /** The fired-log: what the operator was told, and when. No second notification after a restart. */
  readonly told?: {
    readonly at: number;
    readonly severity: Severity;
    readonly notice?: string;
    /** Who was told beside the desktop, and so hears of the recovery. */
    readonly destinations?: readonly string[];
  };
  /** Kept back until a digest, a cooldown's end or another incident's end tells of it. */
  readonly heldBy?: 'snooze' | 'quiet' | 'cooldown' | 'inhibit';
  /** When the recovery is told, if it lasts. */
  readonly recoverAt?: number;
  /** Its recovery was told, counts towards that of what was told together with it, or waits a moment for that of others. */
  readonly recovery?: 'told' | 'counted' | 'grouped';
  /** When a breach that came back after its recovery was told is told again, if it lasts. */
  readonly againAt?: number;
  /** When the page and the history last heard of its numbers. */
  readonly shownAt: number;
}

/**
 * How far a condition has got: holds count only time in which the source could be seen. All fields are always there:
 * objects of one shape are what makes two hundred looks a second cheap.
 */
export interface Hold {
  readonly breachSince: number | undefined;
  readonly clearSince: number | undefined;
  readonly lastBreachAt: number | undefined;
  /** First look without data since the last one with. */
  readonly unknownSince: number | undefined;
  /** When time alone will open it. */
  readonly openAt: number | undefined;
}

/** What one rule holds against one source. There is none while there is nothing to remember. */
export interface Case extends Hold {
  readonly incident: Incident | undefined;
  /** The value a growth began from. */
  readonly base: number | undefined;
  /** Until when this rule keeps quiet about this source after its last notification. */
  readonly coolUntil: number | undefined;
}

/** What the operator himself has done; `did` follows "you". */
export interface Ended {
  readonly at: number;
  readonly did: string;
}

/** What is remembered of one source for all rules. */
export interface SourceMemory {
  readonly id: SourceId;
  readonly label: string;
  readonly provider: string;
  readonly kind: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly wasLive: boolean;
  /** Since when it is not live, although it was. */
  readonly offSince: number | undefined;
  /** What the operator did to end it, and when; until it is live again. */
  readonly ended: Ended | undefined;
  /** The vendor's last word on the state, and whether it was seen to change into it. */
  readonly state: string | undefined;
  readonly turned: boolean;
  /** Looks in a row that brought no good sample, and when the first of them and the first failure were. */
  readonly tries: number;
  readonly firstMissAt: number | undefined;
  readonly failingSince: number | undefined;
  /** Nothing before this moment counts against it (see `AlertState.countFrom`). */
  readonly countedFrom: number;
  /** Metrics without a role that a rule's scope asks for and this source has shown. */
  readonly seen: readonly string[] | undefined;
  /** The last look, and the last with a good sample, while there is a case that time alone may yet make news of. */
  readonly look: Look | undefined;
  readonly goodLook: Look | undefined;
  readonly climbs: Climbs;
  readonly cases: Readonly<Record<string, Case>>;
}

/** Something of one case is due. In the order of time; one entry a case at most. */
export interface Timer {
  readonly due: number;
  readonly source: SourceId;
  readonly rule: string;
}

/** One incident of a group; a recovery may stand for `stands` sources, some of them `labels`. */
export interface Member {
  readonly source: SourceId;
  readonly rule: string;
  readonly stands?: Pick<Telling, 'total' | 'labels'>;
}

/** One notification for one cause: told at once or waiting for its companions until `due`. */
export interface Group {
  readonly notice: string;
  readonly kind: 'opened' | 'recovery';
  readonly rule: string;
  readonly theme: string;
  readonly severity: Severity;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly due?: number;
  readonly members: readonly Member[];
  readonly trace: AlertTrace;
}

/** What one notification about several incidents stands for, until the last of them has recovered. */
export interface Telling {
  readonly total: number;
  readonly left: number;
  readonly labels: readonly string[];
}

/** `all`, `source:ID` or `incident:ID` stays silent until `until`, or until nothing of it is open any more. */
export interface Snooze {
  readonly target: string;
  readonly from: number;
  readonly until: number;
  readonly untilRecovered: boolean;
}

/** Quiet that the operator has turned on. It holds back what quiet hours hold back, until `until` and no longer. */
export interface QuietNow {
  readonly from: number;
  readonly until: number;
}

export interface AlertState {
  readonly format: 'tallylight-alerts/1';
  readonly withoutHolds: boolean;
  /** Time of the latest input, epoch ms. */
  readonly clock: number;
  readonly serial: number;
  readonly rules: readonly AlertRule[];
  readonly quietHours: QuietHours;
  readonly sources: Shelf<SourceMemory>;
  readonly timers: readonly Timer[];
  readonly groups: readonly Group[];
  readonly tellings: Readonly<Record<string, Telling>>;
  readonly snoozes: readonly Snooze[];
  readonly quietNow: QuietNow | undefined;
  /** End of the quiet in which something was kept back. */
  readonly quietUntil: number | undefined;
  readonly networkDown: boolean;
  /** Misses before this moment are held against nobody: sleep, a restart, the operator's own network. */
  readonly countFrom: number;
}

/** Nothing judged yet. `withoutHolds` takes every rule's `for` as 0, for one round of polls. */
export function startAlerts({ withoutHolds = false }: { withoutHolds?: boolean } = {}): AlertState {
  return {
    format: 'tallylight-alerts/1',
    withoutHolds,
    clock: 0,
    serial: 0,
    rules: [],
    quietHours: defaultPreferences.quietHours,
    sources: emptyShelf(),
    timers: [],
    groups: [],
    tellings: {},
    snoozes: [],
    quietNow: undefined,
    quietUntil: undefined,
    networkDown: false,
    countFrom: 0,
  };
}
