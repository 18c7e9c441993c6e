/** The vendor's own words: state and grade, compared without regard to case. */
import type { RuleCondition } from '#contract/configuration';
import { asked, BETWEEN, BREACH, CLEAR, withoutReading, type Judge, type Sight } from '../judge.ts';

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/**
 * `state-becomes`: it was seen to change into this state and is in it still; a state it had when first seen is no change.
 * `state-is-not`: it is in any other.
 */
export function stateJudge({ type, state }: Of<'state-becomes' | 'state-is-not'>): Judge {
  const becomes = type === 'state-becomes';
  const isBreach = ({ look, memory }: Sight) =>
    same(look.state ?? '', state) === becomes && (!becomes || memory.turned);
  const weigh = (sight: Sight) => {
    if (sight.look.state === undefined) return withoutReading(sight);
    if (isBreach(sight)) return BREACH;
    return same(sight.look.state, state) === becomes ? BETWEEN : CLEAR;
  };
  return {
    needsSample: true,
    theme: 'state',
    weigh,
    ask: (sight) => [
      asked(`state ${becomes ? 'becomes' : 'is not'} ${state}`, sight.look.state, isBreach(sight)),
    ],
    read: ({ look }) => ({ state: look.state }),
    clears: `the state is ${becomes ? 'no longer ' : ''}${state}`,
  };
}

/** The health grade is this one. */
export function gradeJudge({ grade }: Of<'grade-is'>): Judge {
  return {
    needsSample: true,
    theme: 'health',
    weigh: (sight) => {
      if (sight.look.grade === undefined) return withoutReading(sight);
      return same(sight.look.grade, grade) ? BREACH : CLEAR;
    },
    ask: ({ look }) => [asked(`health grade is ${grade}`, look.grade, same(look.grade ?? '', grade))],
    read: ({ look }) => ({ grade: look.grade }),
    clears: `the health grade is no longer ${grade}`,
  };
}
