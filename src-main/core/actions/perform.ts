/** Carries out what the state machine says, for one thing: waits, reads, keeps the audit line, sends. */
import { done, failed, type Result } from '#contract/failure';
import type { Clock, History } from '../ports.ts';
import { keep, type AuditRecord } from './audit.ts';
import type { Sight } from './kit.ts';
import { advance, type ActionEffect, type ActionEvent, type ActionState, type Ending } from './machine.ts';
import type { Job } from './plan.ts';
import { pause } from './pause.ts';
import { standing } from './words.ts';

export interface Stage {
  readonly clock: Clock;
  readonly history: History;
  /** Aborted when the app ends: the line is left unfinished, and the next start completes it. */
  readonly signal: AbortSignal;
  show(state: ActionState): void;
  /** Hands out what takes the action back while it waits. */
  onWaiting(cancel: () => void): void;
}

/** Runs one action to its end; undefined when the app ends before. The line in `record` is completed if it was begun. */
export async function perform(
  job: Job,
  record: AuditRecord,
  stage: Stage,
  first: ActionEvent,
): Promise<Ending | undefined> {
  let step = advance(job.course, { phase: 'planned' }, first);
  let isBegun = first.type === 'resumed';
  for (;;) {
    const { state } = step;
    stage.show(state);
    if (state.phase === 'ended') {
      if (isBegun) await keep(stage.history, completed(record, state.ending, stage.clock.now()));
      return state.ending;
    }
    const event = await carryOut(job, record, stage, step);
    if (!event || stage.signal.aborted) return undefined;
    isBegun ||= event.type === 'written' && event.kept.ok;
    step = advance(job.course, state, event);
  }
}

interface Carried {
  readonly state: ActionState;
  readonly effect: ActionEffect;
}

async function carryOut(
  job: Job,
  record: AuditRecord,
  stage: Stage,
  { state, effect }: Carried,
): Promise<ActionEvent | undefined> {
  const { clock, history } = stage;
  switch (effect.do) {
    case 'wait': {
      const isWhole = await pause(stage, effect.for, stage.onWaiting);
      return { type: isWhole ? 'waited' : 'cancelled' };
    }
    case 'read': {
      await pause(stage, effect.after);
      const seen = await read(job, stage, state.phase === 'checking');
      return { type: 'seen', seen, mayChange: job.subject.mayChange(), now: clock.monotonic() };
    }
    case 'write':
      return { type: 'written', kept: await keep(history, record) };
    case 'send':
      return { type: 'answered', answer: await send(job, stage), now: clock.monotonic() };
    case 'nothing':
      return undefined;
  }
}

const unreachable = failed('unauthorized', 'The account cannot be asked without its secret.');

async function read({ subject }: Job, { signal }: Stage, withViews: boolean): Promise<Result<Sight>> {
  const reach = subject.reach(signal);
  return reach ? subject.kit.read(reach.context, reach.http, subject.key, withViews) : unreachable;
}

async function send({ subject, course }: Job, { signal }: Stage): Promise<Result<void>> {
  const reach = subject.reach(signal);
  if (!reach) return unreachable;
  const request = course.definition.request(subject.key, course.asked);
  const sent = await subject.kit.send(reach.context, reach.http, request);
  return sent.ok ? done(undefined) : sent;
}

function completed(record: AuditRecord, { outcome, sentence, sight }: Ending, now: number): AuditRecord {
  const last = sight ? ` Last seen: ${standing(sight, now)}.` : '';
  return { ...record, outcome, seen: sentence + last, endedAt: now };
}
