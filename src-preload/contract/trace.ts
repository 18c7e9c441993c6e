/** The proof of a decision of the alert rules: what was asked, what was found, what held it back (queue-insight C-6). */
import type { SourceId } from './model.ts';

export type TraceDecision =
  | 'opened'
  | 'reopened'
  | 'closed'
  | 'notified'
  | 'held-back'
  | 'recovery'
  | 'digest'
  | 'edited'
  | 'not-opened';

/** One reading that was looked at. `value` is absent when there was no data; `age` is ms before the decision. */
export interface TraceReading {
  readonly metric: string;
  readonly value?: number | string;
  readonly poll: string;
  readonly age: number;
}

/** One question of the rule, in the order asked. `unknown` means no data: it neither opens nor closes anything. */
export interface TracePredicate {
  readonly asked: string;
  readonly found: string;
  readonly outcome: 'yes' | 'no' | 'unknown';
}

/** A span that had to pass. `since` is epoch ms, absent when it is not running; `left` is ms at the decision. */
export interface TraceTimer {
  readonly name: 'hold' | 'clear' | 'keep-firing' | 'cooldown' | 'recovery' | 'group';
  readonly span: number;
  readonly since?: number;
  readonly left: number;
}

/** Something that may keep a notification back, in the order checked. */
export interface TraceSuppressor {
  readonly name:
    | 'network'
    | 'own-action'
    | 'acknowledged'
    | 'snooze'
    | 'inhibit'
    | 'quiet'
    | 'cooldown'
    | 'flapping'
    | 'group';
  readonly held: boolean;
  readonly detail?: string;
  /** When it began, epoch ms: of what the operator did. */
  readonly since?: number;
}

export interface AlertTrace {
  readonly at: number;
  readonly decision: TraceDecision;
  readonly rule: { readonly id: string; readonly version: number; readonly name: string };
  readonly source: SourceId;
  /** The incidents it is about, the leading one first. */
  readonly incidents: readonly string[];
  /** The notification that came of it. */
  readonly notice?: string;
  readonly readings: readonly TraceReading[];
  readonly predicates: readonly TracePredicate[];
  readonly timers: readonly TraceTimer[];
  readonly suppressors: readonly TraceSuppressor[];
  /** What would have cleared it, in words. */
  readonly clears: string;
  /** Why, where the rule alone does not tell: a rule changed, a source removed, a stream ended. */
  readonly because?: string;
}
