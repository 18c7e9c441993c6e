/** Whatever can happen to the state machine of an action, in whatever order, mostly what it waits for. */
import fc from 'fast-check';
import { done, failed, type FailureKind } from '#contract/failure';
import type { ActionDescriptor } from '#contract/descriptor';
import type { ActionDefinition, Sight } from '../../../src-main/core/actions/kit.ts';
import {
  advance,
  type ActionEvent,
  type ActionState,
  type Course,
} from '../../../src-main/core/actions/machine.ts';

const descriptor: ActionDescriptor = {
  id: 'stop',
  label: 'Stop',
  kind: 'thing',
  consequence: 'It stops.',
  destructive: true,
  states: ['on'],
};

const definition = (waits: number | undefined): ActionDefinition => ({
  descriptor: { ...descriptor, ...(waits === undefined ? {} : { waits }) },
  consequence: () => 'It stops.',
  mustType: () => true,
  request: () => ({ method: 'DELETE', path: ['thing'] }),
  isDone: ({ exists, status }) => exists && status === 'off',
  doneWords: 'is off',
});

export const sight = (status: string): Sight => ({ at: 0, exists: status !== '', status, facts: {} });
export const course = (waits: number | undefined): Course => ({
  definition: definition(waits),
  planned: sight('on'),
  asked: {},
  label: 'Lamp',
  typed: 'Lamp',
});

const kinds: readonly FailureKind[] = [
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'timeout',
  'unreachable',
  'server',
  'unexpected-response',
  'rejected',
  'cancelled',
  'storage',
];
const failure = fc
  .record({ kind: fc.constantFrom(...kinds), status: fc.option(fc.constantFrom(200, 400, 404, 500)) })
  .map(({ kind, status }) => failed(kind, 'Trouble.', status === null ? {} : { status }));
const outcome = fc.oneof(fc.constant(done(undefined)), failure);
const now = fc.integer({ min: 0, max: 200_000 });

const events = {
  confirmed: fc.record({
    type: fc.constant('confirmed' as const),
    typed: fc.constantFrom('Lamp', ' Lamp ', 'lamp', ''),
    mayChange: fc.boolean(),
  }),
  waited: fc.constantFrom({ type: 'waited' as const }, { type: 'cancelled' as const }),
  seen: fc.record({
    type: fc.constant('seen' as const),
    seen: fc.oneof(
      fc.constantFrom('on', 'off', 'odd', '').map((status) => done(sight(status))),
      failure,
    ),
    mayChange: fc.boolean(),
    now,
  }),
  written: fc.record({ type: fc.constant('written' as const), kept: outcome }),
  answered: fc.record({ type: fc.constant('answered' as const), answer: outcome, now }),
  resumed: fc.record({ type: fc.constant('resumed' as const), now }),
};

/** What comes next: the good answer to what was asked for, any answer to it, or anything at all. */
export const turn = fc.record({
  how: fc.constantFrom('good', 'good', 'good', 'good', 'any', 'stray'),
  any: fc.record(events),
  stray: fc.oneof(...Object.values(events)),
});
type Turn = typeof turn extends fc.Arbitrary<infer One> ? One : never;

const good: Readonly<Record<string, ActionEvent>> = {
  nothing: { type: 'confirmed', typed: 'Lamp', mayChange: true },
  wait: { type: 'waited' },
  read: { type: 'seen', seen: done(sight('on')), mayChange: true, now: 5_000 },
  write: { type: 'written', kept: done(undefined) },
  send: { type: 'answered', answer: done(undefined), now: 5_000 },
};
const fitting = {
  nothing: 'confirmed',
  wait: 'waited',
  read: 'seen',
  write: 'written',
  send: 'answered',
} as const;

function eventFor({ how, any, stray }: Turn, asked: keyof typeof fitting): ActionEvent {
  if (how === 'stray') return stray;
  return (how === 'good' && good[asked]) || any[fitting[asked]];
}

export const anyWaits = fc.constantFrom(undefined, 8_000);

/** Writes down what the machine asked for, and after which event. */
export function play(waits: number | undefined, turns: readonly Turn[], first?: ActionEvent) {
  let state: ActionState = { phase: 'planned' };
  let asked: keyof typeof fitting = 'nothing';
  const take = (event: ActionEvent) => {
    const before = state;
    const step = advance(course(waits), state, event);
    if (step.state !== before) asked = step.effect.do;
    state = step.state;
    return { event, before, ...step };
  };
  return [...(first ? [take(first)] : []), ...turns.map((one) => take(eventFor(one, asked)))];
}
