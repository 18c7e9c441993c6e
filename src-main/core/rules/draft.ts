/** One input being worked off: a state that may be written to, and the effects so far. Lives for one call only. */
import type { AlertRule, QuietHours } from '#contract/configuration';
import type { SourceId } from '#contract/model';
import { isEmpty } from './hold.ts';
import { copyOf } from './memory.ts';
import { clearShelf, readShelf, writeShelf, type OpenShelf } from './shelf.ts';
import { FLAPPING } from './spans.ts';
import type { AlertState, Case, Group, QuietNow, Snooze, SourceMemory, Timer } from './state.ts';
import { withoutTimer, withTimer } from './timers.ts';
import type { AlertEffect } from './types.ts';

export interface Draft {
  readonly before: AlertState;
  /** Epoch ms of what is being worked off now. */
  now: number;
  serial: number;
  rules: readonly AlertRule[];
  quietHours: QuietHours;
  readonly shelf: OpenShelf<SourceMemory>;
  timers: readonly Timer[];
  groups: readonly Group[];
  tellings: AlertState['tellings'];
  snoozes: readonly Snooze[];
  quietNow: QuietNow | undefined;
  quietUntil: number | undefined;
  networkDown: boolean;
  countFrom: number;
  /** Incidents opened by this look or this moment, to be told the worst first. */
  opened: readonly Opened[];
  readonly effects: AlertEffect[];
}

export interface Opened {
  readonly source: SourceId;
  readonly rule: string;
}

const NONE_OPENED: readonly Opened[] = [];

/** Opens a state for writing. */
export function openDraft(before: AlertState): Draft {
  return {
    before,
    now: before.clock,
    serial: before.serial,
    rules: before.rules,
    quietHours: before.quietHours,
    shelf: { rows: before.sources, owned: undefined },
    timers: before.timers,
    groups: before.groups,
    tellings: before.tellings,
    snoozes: before.snoozes,
    quietNow: before.quietNow,
    quietUntil: before.quietUntil,
    networkDown: before.networkDown,
    countFrom: before.countFrom,
    opened: NONE_OPENED,
    effects: [],
  };
}

/** The state as it is after the input of `clock`. */
export function closeDraft(draft: Draft, clock: number): AlertState {
  const { before, serial, rules, quietHours, shelf, timers, networkDown, countFrom } = draft;
  const { groups, tellings, snoozes } = draft;
  return {
    format: before.format,
    withoutHolds: before.withoutHolds,
    clock,
    serial,
    rules,
    quietHours,
    sources: shelf.rows,
    timers,
    groups,
    tellings,
    snoozes,
    networkDown,
    countFrom,
    quietNow: draft.quietNow,
    quietUntil: draft.quietUntil,
  };
}

/** What is remembered of a source now. */
export function memoryOf(draft: Draft, source: SourceId): SourceMemory | undefined {
  return readShelf(draft.shelf.rows, source);
}

/** Writes a source's memory; its cases only by `setCase`, which keeps the timers. */
export function setMemory(draft: Draft, memory: SourceMemory): void {
  writeShelf(draft.shelf, memory);
}

/** Forgets a source. */
export function dropMemory(draft: Draft, source: SourceId): void {
  clearShelf(draft.shelf, source);
}

export function caseOf(draft: Draft, source: SourceId, rule: string): Case | undefined {
  return memoryOf(draft, source)?.cases[rule];
}

/** Writes one case and moves its timer. A case with nothing in it is taken away. */
export function setCase(draft: Draft, source: SourceId, rule: string, next: Case): void {
  const memory = memoryOf(draft, source);
  if (!memory) return;
  const before = memory.cases[rule];
  const gone = isEmpty(next);
  const changed = copyOf(memory);
  changed.cases = gone ? without(memory.cases, rule) : { ...memory.cases, [rule]: next };
  setMemory(draft, changed);
  moveTimer(draft, { source, rule }, before && dueOf(before), gone ? undefined : dueOf(next));
}

function without(cases: SourceMemory['cases'], rule: string): SourceMemory['cases'] {
  const { [rule]: _gone, ...others } = cases;
  return others;
}

function moveTimer(
  draft: Draft,
  of: Omit<Timer, 'due'>,
  from: number | undefined,
  to: number | undefined,
): void {
  if (from === to) return;
  if (from !== undefined) draft.timers = withoutTimer(draft.timers, { ...of, due: from });
  if (to !== undefined) draft.timers = withTimer(draft.timers, { ...of, due: to });
}

/** The next moment at which time alone changes something about a case. */
export function dueOf({ openAt = Infinity, incident, coolUntil = Infinity }: Case): number | undefined {
  let due = Math.min(openAt, coolUntil);
  if (incident) {
    const { closedAt = Infinity, recoverAt, againAt = Infinity } = incident;
    // It waits for those it was told with, or is told with, however long they take.
    const isWaiting = incident.recovery === 'counted' || incident.recovery === 'grouped';
    const goneAt = isWaiting ? Infinity : closedAt + FLAPPING;
    due = Math.min(due, againAt, recoverAt ?? goneAt);
  }
  return due === Infinity ? undefined : due;
}
