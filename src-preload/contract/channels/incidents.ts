import * as v from 'valibot';
import type { AlertRule } from '../configuration.ts';
import { invoke } from '../ipc.ts';
import { id, instant, nothing } from './inputs.ts';

export interface RuleView {
  readonly rule: AlertRule;
  /** What the rule means, in one sentence. */
  readonly sentence: string;
  readonly firing: number;
}

export const snoozeUntil = v.union([instant, v.literal('recovered')]);

export const incidentChannels = {
  acknowledge: invoke<void>()(v.object({ incidents: v.pipe(v.array(id), v.minLength(1), v.maxLength(500)) })),
  /** Snoozes these incidents, or these sources, or (neither given) everything. Always ends. */
  snooze: invoke<void>()(
    v.object({
      incidents: v.optional(v.pipe(v.array(id), v.maxLength(500))),
      sources: v.optional(v.pipe(v.array(id), v.maxLength(500))),
      until: snoozeUntil,
    }),
  ),
  endSnooze: invoke<void>()(
    v.object({ incidents: v.optional(v.array(id)), sources: v.optional(v.array(id)) }),
  ),
  readRules: invoke<readonly RuleView[]>()(nothing),
};
