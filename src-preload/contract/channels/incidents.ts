import * as v from 'valibot';
import type { AlertRule } from '../configuration.ts';
import { invoke } from '../ipc.ts';
import type { IncidentView } from '../model.ts';
import type { AlertTrace } from '../trace.ts';
import { id, instant, nothing } from './inputs.ts';

export interface RuleView {
  readonly rule: AlertRule;
  /** What the rule means, in one sentence. */
  readonly sentence: string;
  readonly firing: number;
  /** A starter rule that is not any more what it was. */
  readonly changed?: true;
}

/** One thing that happened in an incident's life, in words. */
export interface IncidentStep {
  readonly at: number;
  readonly kind: AlertTrace['decision'] | 'acknowledged' | 'snoozed' | 'delivered' | 'not-delivered';
  readonly text: string;
}

/** One decision with its proof: as data, and line by line in words. */
export interface ExplainedTrace {
  readonly trace: AlertTrace;
  readonly words: readonly string[];
}

export interface IncidentDetail {
  readonly incident: IncidentView;
  /** In the order of time. */
  readonly timeline: readonly IncidentStep[];
  /** Why the operator was told, or why not; absent when no proof is kept. */
  readonly why?: ExplainedTrace;
  /** Every decision, in the order of time. */
  readonly traces: readonly ExplainedTrace[];
}

/** Something that is silent for a while. `target` is given back to end it: nothing named means everything. */
export interface SnoozedView {
  readonly target: { readonly incidents?: readonly string[]; readonly sources?: readonly string[] };
  readonly label: string;
  readonly from: number;
  /** Ends then at the latest. */
  readonly until: number;
  readonly untilRecovered: boolean;
  /** Open incidents that it keeps silent, and when the oldest of them began. */
  readonly breaching: number;
  readonly since?: number;
}

export const snoozeUntil = v.union([instant, v.literal('recovered')]);
const ids = v.optional(v.pipe(v.array(id), v.maxLength(500)));

export const incidentChannels = {
  acknowledge: invoke<void>()(v.object({ incidents: v.pipe(v.array(id), v.minLength(1), v.maxLength(500)) })),
  /** Snoozes these incidents, or these sources, or (neither given) everything. Always ends. */
  snooze: invoke<void>()(v.object({ incidents: ids, sources: ids, until: snoozeUntil })),
  endSnooze: invoke<void>()(v.object({ incidents: ids, sources: ids })),
  /** Quiet now, as in quiet hours: until then, within a day. Kind `invalid` names `until`. */
  quiet: invoke<void>()(v.object({ until: instant })),
  endQuiet: invoke<void>()(nothing),
  /** What is snoozed: what still breaches first, the oldest of it at the top. */
  readSnoozed: invoke<readonly SnoozedView[]>()(nothing),
  readRules: invoke<readonly RuleView[]>()(nothing),
  readIncident: invoke<IncidentDetail>()(v.object({ id })),
  noteIncident: invoke<void>()(v.object({ id, text: v.pipe(v.string(), v.maxLength(2_000)) })),
  /** Main asks where to keep it. Cancelled: failure kind `cancelled`. */
  exportIncident: invoke<{ readonly file: string }>()(
    v.object({ id, format: v.picklist(['markdown', 'json']) }),
  ),
};
