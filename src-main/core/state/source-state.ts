/** What is known of one source, and how one outcome changes it. Pure: time comes with the outcome. */
import type { Failure } from '#contract/failure';
import type { Facts, Readings } from '#contract/model';
import type { Outcome, Sample } from '../provider.ts';
import { startTruth, weighTruth, type Truth } from './truth.ts';

/** Failures in a row since the last good sample. */
export interface Streak {
  readonly count: number;
  readonly firstAt: number;
  readonly failure: Failure;
}

export interface LastGood {
  readonly at: number;
  readonly presence: Sample['presence'];
  readonly readings: Readings;
  readonly facts: Facts;
}

export interface SourceState {
  readonly lastAt?: number;
  readonly lastGood?: LastGood;
  readonly streak?: Streak;
  readonly truth: Truth;
  /** Epoch ms of the latest restart seen, for annotations and reset baselines. */
  readonly restartedAt?: number;
  readonly wasLive: boolean;
}

/** A source nothing is known of yet. */
export function startState(): SourceState {
  return { truth: startTruth(), wasLive: false };
}

/**
 * The state after one outcome. A miss keeps the last good sample (it ages, it is not forgotten); a good sample ends the
 * streak. Outcomes older than the last one are ignored: answers may overtake each other after a wake-up.
 */
export function advance(state: SourceState, outcome: Outcome): SourceState {
  if (state.lastAt !== undefined && outcome.at < state.lastAt) return state;
  return outcome.ok ? afterSample(state, outcome) : afterMiss(state, outcome.at, outcome.failure);
}

function afterSample(state: SourceState, sample: Sample): SourceState {
  const truth = weighTruth(state.truth, sample);
  const { at, presence, readings, facts } = sample;
  return {
    lastAt: at,
    lastGood:
      truth.frozenSince !== undefined && state.lastGood ? state.lastGood : { at, presence, readings, facts },
    truth,
    wasLive: presence === 'live',
    ...restartMark(state, truth, at),
  };
}

function restartMark(state: SourceState, truth: Truth, at: number): { restartedAt?: number } {
  if (truth.restarted) return { restartedAt: at };
  return state.restartedAt === undefined ? {} : { restartedAt: state.restartedAt };
}

function afterMiss(state: SourceState, at: number, failure: Failure): SourceState {
  const { count = 0, firstAt = at } = state.streak ?? {};
  return { ...state, lastAt: at, streak: { count: count + 1, firstAt, failure } };
}
