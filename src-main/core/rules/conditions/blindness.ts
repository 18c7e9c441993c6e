/** Conditions about not seeing: no data, failing, frozen. They are about time itself, so time alone can open them. */
import type { RuleCondition } from '#contract/configuration';
import type { FailureKind } from '#contract/failure';
import { spanInWords } from '../../wording/numbers.ts';
import { countedSince } from '../counted.ts';
import { asked, BETWEEN, CLEAR, UNKNOWN, type Judge, type Sight, type Weighed } from '../judge.ts';

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

/** Access refused: told at once, for trying again changes nothing (product.md section 5). */
const REFUSED: readonly FailureKind[] = ['unauthorized', 'forbidden', 'not-found', 'keychain'];
/** Polling has stopped on these, so further tries will not come. */
const STOPPED: readonly FailureKind[] = ['rejected', 'invalid'];
/** Looks that must have failed when the rule does not tell (seed 004). */
const TRIES = 3;

const isOneOf = (kinds: readonly FailureKind[], { look }: Sight) =>
  look.failure !== undefined && kinds.includes(look.failure.kind);

/** No good sample for `after` ms after at least `tries` tries; access refused: at once. */
export function noSampleJudge({ after, tries = TRIES }: Of<'no-data'>): Judge {
  return {
    ...ofBlindness,
    weigh: (sight) => {
      if (sight.look.good) return CLEAR;
      if (isOneOf(REFUSED, sight)) {
        return { verdict: 'breach', since: Math.min(sight.own?.breachSince ?? sight.at, sight.at) };
      }
      if (sight.memory.tries < tries && !isOneOf(STOPPED, sight)) return BETWEEN;
      return { verdict: 'breach', since: blindSince(sight) + after };
    },
    ask: (sight) => askedNoSample(sight, after, tries),
    clears: 'a good sample comes',
  };
}

function askedNoSample(sight: Sight, after: number, tries: number) {
  const { look, memory } = sight;
  if (isOneOf(REFUSED, sight)) return [asked('access refused', look.failure?.kind, true)];
  const blind = look.good ? 0 : sight.at - blindSince(sight);
  return [
    asked(`${tries} looks or more without a good sample`, `${memory.tries}`, memory.tries >= tries),
    asked(`no good sample for ${spanInWords(after)}`, spanInWords(blind), !look.good && blind >= after),
  ];
}

/** Every look of the last `after` ms failed. */
export function failingJudge({ after }: Of<'failing'>): Judge {
  const since = ({ memory, at }: Sight) => memory.failingSince ?? at;
  return {
    ...ofBlindness,
    weigh: (sight) => {
      if (!sight.look.failure) return CLEAR;
      return { verdict: 'breach', since: since(sight) + after };
    },
    ask: (sight) => {
      const failing = sight.look.failure ? sight.at - since(sight) : 0;
      const holds = sight.look.failure !== undefined && failing >= after;
      return [asked(`failing for ${spanInWords(after)}`, spanInWords(failing), holds)];
    },
    clears: 'an answer comes',
  };
}

/** The server has answered with the same old figures for `after` ms. */
export function frozenJudge({ after }: Of<'frozen'>): Judge {
  const since = ({ look, memory, at }: Sight) => countedSince(look.frozenSince, memory, at);
  const spanOf = (sight: Sight) => Math.max(0, sight.at - since(sight));
  return {
    ...ofBlindness,
    weigh: (sight): Weighed => {
      if (sight.look.good) return CLEAR;
      if (sight.look.frozenSince === undefined || sight.look.failure) return UNKNOWN;
      return { verdict: 'breach', since: since(sight) + after };
    },
    ask: (sight) => [
      asked(
        `frozen for ${spanInWords(after)}`,
        spanInWords(spanOf(sight)),
        spanOf(sight) >= after && !sight.look.good,
      ),
    ],
    clears: 'the figures move again',
  };
}

const blindSince = ({ look, memory, at }: Sight) => countedSince(look.lastGoodAt, memory, at);

const ofBlindness = {
  needsSample: false,
  theme: 'sight',
  read: ({ look, memory }: Sight) => ({ tries: memory.tries, failure: look.failure?.kind }),
} as const;
