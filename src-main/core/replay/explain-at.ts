/** "Why not?" within a replay: the rules of then, over what they were told up to a minute. */
import type { MinuteAnswer } from '#contract/channels/rules';
import { explain } from '../rules/explain.ts';
import { timeOf } from '../rules/replay.ts';
import { traceInWords } from '../wording/explanation.ts';
import type { ReplayRun } from './run.ts';

/** One answer for each rule that looked at the source; a look older than `fresh` ms says nothing of the minute. */
export function explainAt(
  { inputs }: ReplayRun,
  source: string,
  at: number,
  fresh: number,
): readonly MinuteAnswer[] {
  const rules = inputs.findLast((input) => input.type === 'rules' && timeOf(input) <= at);
  if (rules?.type !== 'rules') return [];
  const own = inputs.filter((input) => input.type !== 'look' || input.look.source === source);
  return rules.rules
    .map(({ id, name }) => {
      const { answer, sentence, trace } = explain({ rule: id, source, at, inputs: own, fresh });
      const words = trace ? traceInWords(trace) : [];
      return { rule: { id, name }, answer, sentence, words, ...(trace ? { trace } : {}) };
    })
    .filter(({ answer }) => answer !== 'not-asked');
}
