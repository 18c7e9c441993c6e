/** What a condition must be: it weighs a look, and tells afterwards what it asked. Both must agree. */
import type { TracePredicate } from '#contract/trace';
import type { Case, SourceMemory } from './state.ts';
import type { Look } from './types.ts';

/** What a condition may look at. `memory` has taken in the look already; `own` has not. */
export interface Sight {
  /** Epoch ms of the judgement: the look's own time, or later when time alone decides. */
  readonly at: number;
  readonly look: Look;
  readonly memory: SourceMemory;
  readonly own: Case | undefined;
  /** Id of the metric the rule asks for, as this kind of source calls it. */
  readonly metric: string;
  readonly rule: string;
}

/**
 * `between` breaks a hold but lets nothing go (hysteresis). `since` is when the breach began, for conditions about time
 * itself: it may lie ahead. `near` is a clear value within a hair of the limit; `ended` says why nobody need be told.
 */
export interface Weighed {
  readonly verdict: 'breach' | 'between' | 'clear' | 'unknown';
  readonly value?: number;
  readonly since?: number;
  readonly near?: boolean;
  readonly ended?: string;
}

export interface Judge {
  /** Judges good samples only; without one the verdict is `unknown`. */
  readonly needsSample: boolean;
  /** What it is about: incidents of one theme and source are one cause. */
  readonly theme: string;
  weigh(sight: Sight): Weighed;
  /** What can be said of a look without a good sample, when samples are needed; `unknown` when absent. */
  weighBlind?(sight: Sight): Weighed;
  ask(sight: Sight): readonly TracePredicate[];
  /** Values that were looked at, by metric. */
  read(sight: Sight): Readonly<Record<string, number | string | undefined>>;
  /** When it lets go, as the end of "Clears when ...". */
  readonly clears: string;
}

/** A condition's verdict on a look, good or not. */
export function weighLook(judge: Judge, sight: Sight): Weighed {
  if (!judge.needsSample || sight.look.good) return judge.weigh(sight);
  return judge.weighBlind?.(sight) ?? UNKNOWN;
}

export const UNKNOWN: Weighed = { verdict: 'unknown' };
export const CLEAR: Weighed = { verdict: 'clear' };
export const BETWEEN: Weighed = { verdict: 'between' };
export const BREACH: Weighed = { verdict: 'breach' };
/** No reading because nothing is sent: a good look that says so, not missing data. */
export const OFF: Weighed = { verdict: 'clear', ended: 'The stream is off.' };

/** A look without the reading asked for: unknown, unless the source says that it is off. */
export function withoutReading({ look }: Sight): Weighed {
  return look.good && look.presence === 'offline' ? OFF : UNKNOWN;
}

/** One question with its answer; no answer is `unknown`. */
export function asked(question: string, found: string | undefined, holds: boolean): TracePredicate {
  if (found === undefined) return { asked: question, found: 'no data', outcome: 'unknown' };
  return { asked: question, found, outcome: holds ? 'yes' : 'no' };
}
