/**
 * Where actions are planned, confirmed and followed: one plan a nonce, one action a thing at a time, one request however
 * often it is confirmed (faults A2, S21).
 */
import type { ActionPlan, ActionProgress, AuditEntry } from '#contract/channels/actions';
import { done, failed, type Result } from '#contract/failure';
import type { Clock, History, Log, Random } from '../ports.ts';
import { inTurns } from '../answers/in-turns.ts';
import { refusalOfConfirmation as refusalOf } from './confirmation.ts';
import type { AuditRecord } from './audit.ts';
import { perform } from './perform.ts';
import { planFor, refusalOfWish, sightFor, type Job, type Planned, type Wish } from './plan.ts';
import { createBoard, type Board } from './progress.ts';
import { recordFor } from './record.ts';
import { thingOf, type Subject } from './subject.ts';
import type { ActionEvent, Ending } from './machine.ts';

/** Plans that wait for a confirmation, and nonces that are remembered after it. */
const MOST_PLANS = 20;
const MOST_USED = 200;
const AT_ONCE = 3;

export interface DeskParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly history: History;
  readonly log: Log;
  tell(progress: ActionProgress): void;
  /** An action has ended: the thing should be looked at soon. */
  onEnd(job: Job, ending: Ending): void;
}

export interface Desk {
  plan(wish: Wish): Promise<Result<ActionPlan>>;
  /** Confirms, with what was typed. Ends when everything runs, not when it has ended. */
  perform(nonce: string, typed: string | undefined): Result<void>;
  cancel(nonce: string): Result<void>;
  /** Completes a change that an earlier run left unfinished. */
  complete(job: Job, record: AuditRecord): Promise<void>;
  progress(): readonly ActionProgress[];
  isBusy(id: AuditEntry['id']): boolean;
  stop(): void;
}

interface Room {
  readonly parts: DeskParts;
  readonly end: AbortController;
  readonly plans: Map<string, Planned>;
  readonly used: Set<string>;
  /** Things that are being acted on. */
  readonly locked: Set<string>;
  /** Audit lines of this run that are not complete. */
  readonly open: Set<string>;
  /** What takes back an action that waits, by nonce. */
  readonly waiting: Map<string, () => void>;
  readonly board: Board;
}

export function openDesk(parts: DeskParts): Desk {
  const room: Room = {
    parts,
    end: new AbortController(),
    plans: new Map(),
    used: new Set(),
    locked: new Set(),
    open: new Set(),
    waiting: new Map(),
    board: createBoard(parts.tell),
  };
  return {
    plan: (wish) => plan(room, wish),
    perform: (nonce, typed) => confirm(room, nonce, typed),
    cancel: (nonce) => cancel(room, nonce),
    complete: (job, record) => run(room, job, record.id, record, resumed(room)),
    progress: () => room.board.all(),
    isBusy: (id) => room.open.has(id),
    stop: () => room.end.abort(),
  };
}

const resumed = ({ parts }: Room): ActionEvent => ({ type: 'resumed', now: parts.clock.monotonic() });

async function plan(room: Room, asked: Wish): Promise<Result<ActionPlan>> {
  const wish = { ...asked, subjects: withoutTwins(asked.subjects) };
  const refusal = refusalOfWish(wish);
  if (refusal) return refusal;
  const isOnly = wish.subjects.length === 1;
  const { signal } = room.end;
  const seen = await Promise.all(wish.subjects.map((subject) => sightFor(subject, isOnly, signal)));
  const [first] = seen;
  if (isOnly && first && !first.ok) return first;
  const made = planFor(wish, seen, nonceOf(room), room.parts.clock.now());
  if (!made.ok) return made;
  room.plans.set(made.value.plan.nonce, made.value);
  dropOldest(room.plans, MOST_PLANS);
  return done(made.value.plan);
}

/** Two sources may watch one thing: it is acted on once. */
function withoutTwins(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((subject) => [thingOf(subject), subject])).values()];
}

function nonceOf({ parts: { random } }: Room): string {
  const part = () => Math.floor(random() * 36 ** 9).toString(36);
  return `${part()}-${part()}`;
}

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}

function confirm(room: Room, nonce: string, typed: string | undefined): Result<void> {
  if (room.used.has(nonce)) return done(undefined);
  const planned = room.plans.get(nonce);
  const refusal = planned
    ? refusalOf(planned, { typed, now: room.parts.clock.now(), locked: room.locked })
    : gone;
  if (refusal || !planned) return refusal ?? gone;
  room.plans.delete(nonce);
  room.used.add(nonce);
  dropOldest(room.used, MOST_USED);
  for (const { subject } of planned.jobs) room.locked.add(thingOf(subject));
  void inTurns(
    planned.jobs.map((job, index) => ({ job, index })),
    AT_ONCE,
    ({ job, index }) => runPlanned(room, job, nonce, index, typed),
    () => false,
  );
  return done(undefined);
}

const gone = failed('not-found', 'What was to be confirmed is no longer there. Look again.');

async function runPlanned(room: Room, job: Job, nonce: string, index: number, typed: string | undefined) {
  const { clock } = room.parts;
  const record = recordFor(job, `${clock.now().toString(36)}-${nonce}-${index}`, clock.now());
  const mayChange = job.subject.mayChange();
  await run(room, job, nonce, record, {
    type: 'confirmed',
    mayChange,
    ...(typed === undefined ? {} : { typed }),
  });
}

async function run(room: Room, job: Job, nonce: string, record: AuditRecord, first: ActionEvent) {
  const { parts, board, end, locked, open, waiting } = room;
  const { subject } = job;
  const show = board.show(nonce, job, parts.clock);
  locked.add(thingOf(subject));
  open.add(record.id);
  try {
    const ending = await perform(
      job,
      record,
      {
        clock: parts.clock,
        history: parts.history,
        signal: end.signal,
        show,
        onWaiting: (takeBack) => void waiting.set(nonce, takeBack),
      },
      first,
    );
    if (ending) parts.onEnd(job, ending);
  } catch (error) {
    parts.log('error', 'action-failed', { action: record.action, error });
    board.bug(nonce, job);
  } finally {
    waiting.delete(nonce);
    locked.delete(thingOf(subject));
    open.delete(record.id);
  }
}

/** Takes back a plan or an action that still waits. What was sent cannot be taken back. */
function cancel({ plans, waiting }: Room, nonce: string): Result<void> {
  if (plans.delete(nonce)) return done(undefined);
  const takeBack = waiting.get(nonce);
  if (!takeBack) return failed('rejected', 'It cannot be cancelled any more.');
  takeBack();
  return done(undefined);
}
