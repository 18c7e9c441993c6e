import * as v from 'valibot';
import type { FieldProblem } from '../failure.ts';
import { invoke } from '../ipc.ts';
import { ruleSchema } from '../schemas/rule.ts';
import type { AlertTrace } from '../trace.ts';
import { id, instant } from './inputs.ts';

/** What a rule means while it is edited, and what is wrong with it, by field (paths such as `condition.value`). */
export interface RuleWords {
  readonly sentence: string;
  readonly problems: readonly FieldProblem[];
}

/** One incident there would have been. `closedAt` is absent while it would still be open at the end. */
export interface BackTestFiring {
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly peak?: number;
  readonly flapping?: true;
}

export interface BackTestSource {
  readonly source: string;
  readonly label: string;
  readonly firings: readonly BackTestFiring[];
}

/** How often and when a rule would have fired. */
export interface BackTestAnswer {
  /** The first poll that was kept in the asked range, and the range's end. */
  readonly from: number;
  readonly until: number;
  readonly count: number;
  /** Those where it would have fired. */
  readonly sources: readonly BackTestSource[];
  /** How many sources and polls it was tried on. */
  readonly tried: number;
  readonly looks: number;
  /** Why it could not be tried at all. */
  readonly untried?: string;
}

/** Why a rule did, or did not, speak up at a minute. */
export interface MinuteAnswer {
  readonly rule: { readonly id: string; readonly name: string };
  readonly answer: 'told' | 'held-back' | 'holding' | 'no' | 'unknown' | 'not-asked';
  readonly sentence: string;
  /** The whole trace in words, line by line. */
  readonly words: readonly string[];
  readonly trace?: AlertTrace;
}

export const ruleChannels = {
  /** Adds a rule, or changes the one of the same id; its version is counted in main. Kind `invalid` names the fields. */
  saveRule: invoke<void>()(v.object({ rule: ruleSchema })),
  /** Starter rules cannot be removed: kind `rejected`. */
  removeRule: invoke<void>()(v.object({ id })),
  switchRule: invoke<void>()(v.object({ id, enabled: v.boolean() })),
  /** Brings one starter rule, or all, back to what they were. Other rules stay. */
  restoreStarterRules: invoke<void>()(v.object({ id: v.optional(id) })),
  describeRule: invoke<RuleWords>()(v.object({ rule: ruleSchema })),
  /** A newer question ends the one before it with kind `cancelled`. */
  backTest: invoke<BackTestAnswer>()(v.object({ rule: ruleSchema, from: instant, until: instant })),
  /** "Why not?": one rule, or every rule in force for the source, with the rules as they are now. */
  explainMinute: invoke<readonly MinuteAnswer[]>()(
    v.object({ source: id, at: instant, rule: v.optional(id) }),
  ),
};
