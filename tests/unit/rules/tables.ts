/** One row of a table of polls and what must come of them. */
import type { AlertRule } from '#contract/configuration';
import type { Look } from '../../../src-main/core/rules/types.ts';
import { events, looks, rules, run } from './support.ts';

export interface Row {
  readonly it: string;
  readonly rule: AlertRule;
  readonly polls: readonly Look[];
  readonly expected: readonly string[];
}

/** What the polls of a row open and close, in seconds after the beginning. */
export function eventsOf({ rule, polls }: Row): readonly string[] {
  return events(run([rules(rule), ...looks(...polls)]));
}
