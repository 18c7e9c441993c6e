/**
 * What the rules are told beside looks and time: kept as marks of the history, so that a past can be replayed as it was,
 * with the rules of then, what was acknowledged and snoozed, and the times in which nobody looked.
 */
import type { AlertRule } from '#contract/configuration';
import type { Annotation } from '#contract/channels/history';
import { NETWORK_SOURCE } from './network-rule.ts';
import type { AlertInput } from './types.ts';

export type RecordedInput = Exclude<AlertInput, { readonly type: 'look' | 'tick' }>;

/** Marks of no source carry them: ids are never empty. */
export const RECORDED_SOURCE = NETWORK_SOURCE;
const KIND = 'alert-input';

/** Whether an input is kept. Rules that are what they were are told at every start, and change nothing. */
export function isRecorded(input: AlertInput, before: readonly AlertRule[]): input is RecordedInput {
  if (input.type === 'look' || input.type === 'tick') return false;
  return input.type !== 'rules' || JSON.stringify(bare(input.rules)) !== JSON.stringify(bare(before));
}

/** An input as a mark. Where a rule sends to is nobody's business but the settings'. */
export function toMark(input: RecordedInput): Annotation {
  const kept = input.type === 'rules' ? { ...input, rules: bare(input.rules) } : input;
  return { source: RECORDED_SOURCE, at: input.at, kind: KIND, text: JSON.stringify(kept) };
}

/** Reads marks back, oldest first; what is no such mark is passed over. */
export function fromMarks(marks: readonly Annotation[]): readonly RecordedInput[] {
  return marks
    .filter(({ kind }) => kind === KIND)
    .flatMap(({ text }) => parsed(text))
    .sort((a, b) => a.at - b.at);
}

/** Rules without their way out. */
export function bare(rules: readonly AlertRule[]): readonly AlertRule[] {
  return rules.map(({ destinations: _told, ...rule }) => rule);
}

/** Only this app writes them: what can be read is what was written. */
function parsed(text: string): readonly RecordedInput[] {
  try {
    return [JSON.parse(text) as RecordedInput];
  } catch {
    return [];
  }
}
