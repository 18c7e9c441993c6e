/**
 * One action for one thing, as a state machine without a clock or a network (queue-insight C-13): guard, wait, look again,
 * write the audit line, send once, look until it is as expected. Whoever carries out an effect hands its event back.
 * `send` comes at most once, only after the confirmation and after the line is kept, and never again.
 */
import type { ActionOutcome, ActionValues } from '#contract/channels/actions';
import { failed, type Failure, type Result } from '#contract/failure';
import type { ActionDefinition, Sight } from './kit.ts';
import { refusalOf } from './guard.ts';
import { endingOfAnswer, words } from './endings.ts';
import { hasMoved } from './moved.ts';

/** How long the expected state is waited for, ms (product.md section 8). */
export const LOOKING = 30_000;
const FIRST_LOOK = 1_000;
const NEXT_LOOK = 2_000;

/** What does not change while an action runs. */
export interface Course {
  readonly definition: ActionDefinition;
  /** How the thing stood when it was shown to whoever confirms. */
  readonly planned: Sight;
  readonly asked: ActionValues;
  readonly label: string;
  /** The text to be typed, when there is one. */
  readonly typed?: string;
}

export interface Ending {
  readonly outcome: ActionOutcome;
  readonly sentence: string;
  /** The last that was seen of it. */
  readonly sight?: Sight;
  /** It was sent, and then seen to be done: nobody else had done it before. */
  readonly isOurs?: true;
}

export type ActionState =
  | { readonly phase: 'planned' | 'waiting' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'writing' | 'sending'; readonly sight: Sight }
  | {
      readonly phase: 'reading';
      /** Monotonic ms. */
      readonly until: number;
      /** Why it is not known whether the vendor heard it; absent when it said yes. */
      readonly lost?: Failure;
      readonly sight?: Sight;
    }
  | { readonly phase: 'ended'; readonly ending: Ending };

/** `now` is monotonic ms. */
export type ActionEvent =
  | { readonly type: 'confirmed'; readonly typed?: string; readonly mayChange: boolean }
  | { readonly type: 'waited' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'seen'; readonly seen: Result<Sight>; readonly mayChange: boolean; readonly now: number }
  | { readonly type: 'written'; readonly kept: Result<void> }
  | { readonly type: 'answered'; readonly answer: Result<void>; readonly now: number }
  /** The app was killed after the line was written: what became of it is not known. */
  | { readonly type: 'resumed'; readonly now: number };

export type ActionEffect =
  | { readonly do: 'wait'; readonly for: number }
  | { readonly do: 'read'; readonly after: number }
  | { readonly do: 'write' | 'send' | 'nothing' };

export interface Step {
  readonly state: ActionState;
  readonly effect: ActionEffect;
}

const nothing: ActionEffect = { do: 'nothing' };
const killed = failed('cancelled', 'Tallylight ended before the answer came.').failure;

/** The next step. An event that does not belong to the state changes nothing and causes nothing. */
export function advance(course: Course, state: ActionState, event: ActionEvent): Step {
  switch (event.type) {
    case 'confirmed':
      return state.phase === 'planned' ? confirm(course, state, event) : { state, effect: nothing };
    case 'waited':
      return state.phase === 'waiting' ? look : { state, effect: nothing };
    case 'cancelled':
      return state.phase === 'planned' || state.phase === 'waiting'
        ? end('cancelled', 'Cancelled. Nothing was sent.')
        : { state, effect: nothing };
    case 'seen':
      if (state.phase === 'checking') return check(course, event);
      return state.phase === 'reading' ? watch(course, state, event) : { state, effect: nothing };
    case 'written':
      return state.phase === 'writing' ? send(state.sight, event.kept) : { state, effect: nothing };
    case 'answered':
      return state.phase === 'sending' ? hear(course, state.sight, event) : { state, effect: nothing };
    case 'resumed':
      return state.phase === 'planned' ? watchFrom(event.now, 0, killed) : { state, effect: nothing };
  }
}

const look: Step = { state: { phase: 'checking' }, effect: { do: 'read', after: 0 } };

function end(outcome: ActionOutcome, sentence: string, sight?: Sight): Step {
  const ending: Ending = { outcome, sentence, ...(sight ? { sight } : {}) };
  return { state: { phase: 'ended', ending }, effect: nothing };
}

function ours({ state, effect }: Step): Step {
  return state.phase === 'ended'
    ? { state: { ...state, ending: { ...state.ending, isOurs: true } }, effect }
    : { state, effect };
}

function confirm(
  course: Course,
  state: ActionState,
  event: Extract<ActionEvent, { type: 'confirmed' }>,
): Step {
  if (!event.mayChange) return end('not-sent', words.notAllowed);
  if (course.typed !== undefined && event.typed?.trim() !== course.typed.trim())
    return { state, effect: nothing };
  const { waits = 0 } = course.definition.descriptor;
  return waits > 0 ? { state: { phase: 'waiting' }, effect: { do: 'wait', for: waits } } : look;
}

/** The last look before anything is sent: somebody else may have changed it since it was shown (faults A3). */
function check(course: Course, { seen, mayChange }: Extract<ActionEvent, { type: 'seen' }>): Step {
  if (!mayChange) return end('not-sent', words.notAllowed);
  if (!seen.ok) return end('not-sent', words.notSeen(seen.failure));
  const sight = seen.value;
  const { definition, planned, asked, label } = course;
  if (definition.isDone(sight, asked)) return end('confirmed', words.already(label, definition), sight);
  const refusal = refusalOf(definition, sight, label);
  if (refusal !== undefined) return end('changed', `${refusal} Nothing was sent.`, sight);
  if (hasMoved(definition, planned, sight, asked))
    return end('changed', words.changed(label, planned, sight), sight);
  return { state: { phase: 'writing', sight }, effect: { do: 'write' } };
}

function send(sight: Sight, kept: Result<void>): Step {
  if (!kept.ok) return end('not-sent', words.notKept(kept.failure), sight);
  return { state: { phase: 'sending', sight }, effect: { do: 'send' } };
}

function hear(course: Course, sight: Sight, event: Extract<ActionEvent, { type: 'answered' }>): Step {
  if (event.answer.ok) return watchFrom(event.now, FIRST_LOOK);
  const ending = endingOfAnswer(course, event.answer.failure);
  if (ending) return end(ending.outcome, ending.sentence, ending.sight ?? sight);
  return watchFrom(event.now, FIRST_LOOK, event.answer.failure);
}

function watchFrom(now: number, after: number, lost?: Failure): Step {
  const state = { phase: 'reading', until: now + LOOKING, ...(lost ? { lost } : {}) } as const;
  return { state, effect: { do: 'read', after } };
}

type Reading = Extract<ActionState, { phase: 'reading' }>;

function watch(course: Course, state: Reading, { seen, now }: Extract<ActionEvent, { type: 'seen' }>): Step {
  const sight = seen.ok ? seen.value : state.sight;
  if (seen.ok && course.definition.isDone(seen.value, course.asked))
    return ours(end('confirmed', words.confirmed(course, state.lost), sight));
  if (now >= state.until)
    return end('unconfirmed', words.unconfirmed(course, state.lost, seen, sight), sight);
  return {
    state: { ...state, ...(sight ? { sight } : {}) },
    effect: { do: 'read', after: Math.min(NEXT_LOOK, state.until - now) },
  };
}
