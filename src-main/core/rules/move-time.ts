/** Time that must not count: the wall clock was set, or the machine slept. */
import { movedClimb } from './climb.ts';
import { NETWORK_SOURCE } from './network-rule.ts';
import { dueOf, setCase, type Draft } from './draft.ts';
import { moveHold, NO_HOLD, withHold } from './hold.ts';
import { isOpen } from './incident.ts';
import { mapShelf, valuesOf } from './shelf.ts';
import type { Case, Incident, SourceMemory, Timer } from './state.ts';
import { byDue } from './timers.ts';

/** The wall clock was set by `by` ms: every stored moment moves with it, so that all spans keep their length. */
export function stepClock(draft: Draft, by: number): void {
  draft.shelf.rows = mapShelf(draft.shelf.rows, (memory) => moveMemory(memory, by));
  draft.shelf.owned = undefined;
  draft.timers = timersOf(draft);
  draft.groups = draft.groups.map((group) => ({
    ...group,
    firstAt: group.firstAt + by,
    lastAt: group.lastAt + by,
    ...(group.due === undefined ? {} : { due: group.due + by }),
  }));
  draft.snoozes = draft.snoozes.map((one) => ({ ...one, from: one.from + by, until: one.until + by }));
  if (draft.quietNow) draft.quietNow = moved(draft.quietNow, ['from', 'until'], by);
  if (draft.quietUntil !== undefined) draft.quietUntil = draft.now;
  draft.countFrom += by;
}

function timersOf(draft: Draft): readonly Timer[] {
  const timers = valuesOf(draft.shelf.rows).flatMap(({ id, cases }) =>
    Object.entries(cases).flatMap(([rule, own]): readonly Timer[] => {
      const due = dueOf(own);
      return due === undefined ? [] : [{ due, source: id, rule }];
    }),
  );
  return timers.sort(byDue);
}

function moveMemory(memory: SourceMemory, by: number): SourceMemory {
  const climbs = memory.climbs.map(({ rule, lows }) => ({ rule, lows: movedClimb(lows, by) }));
  const cases = Object.entries(memory.cases).map(([rule, own]) => [rule, moveCase(own, by)] as const);
  return {
    ...moved(memory, ['offSince', 'firstMissAt', 'failingSince', 'countedFrom'], by),
    ended: memory.ended && moved(memory.ended, ['at'], by),
    look: memory.look && moved(memory.look, LOOK_MOMENTS, by),
    goodLook: memory.goodLook && moved(memory.goodLook, LOOK_MOMENTS, by),
    climbs,
    cases: Object.fromEntries(cases),
  };
}

const HOLD_MOMENTS = [
  'breachSince',
  'clearSince',
  'lastBreachAt',
  'unknownSince',
  'openAt',
  'coolUntil',
] as const;
const LOOK_MOMENTS = ['at', 'firstFailureAt', 'lastGoodAt', 'frozenSince'] as const;
const INCIDENT_MOMENTS = [
  'openedAt',
  'closedAt',
  'acknowledgedAt',
  'recoverAt',
  'againAt',
  'shownAt',
] as const;

function moveCase(own: Case, by: number): Case {
  return {
    ...moved(own, HOLD_MOMENTS, by),
    incident: own.incident && moveIncident(own.incident, by),
  };
}

function moveIncident(incident: Incident, by: number): Incident {
  const { told } = incident;
  return {
    ...moved(incident, INCIDENT_MOMENTS, by),
    ...(told ? { told: { ...told, at: told.at + by } } : {}),
  };
}

/** A copy with the named moments moved, where there are such. */
function moved<Value extends object>(value: Value, names: readonly (keyof Value)[], by: number): Value {
  const copy = { ...value };
  for (const name of names) {
    const at: unknown = value[name];
    if (typeof at === 'number') Object.assign(copy, { [name]: at + by });
  }
  return copy;
}

/**
 * Nobody looked from `asleepFrom` until now: holds go on as if that time had not been, and misses are counted anew.
 * Cooldowns, snoozes and quiet hours are about the operator's own time and pass all the same.
 */
export function wakeUp(draft: Draft, asleepFrom: number): void {
  const by = Math.max(0, draft.now - asleepFrom);
  draft.countFrom = draft.now;
  for (const memory of valuesOf(draft.shelf.rows)) {
    if (memory.id === NETWORK_SOURCE) continue;
    for (const [rule, own] of Object.entries(memory.cases))
      setCase(draft, memory.id, rule, afterSleep(own, by));
  }
}

function afterSleep(own: Case, by: number): Case {
  if (own.openAt !== undefined && !isOpen(own)) return withHold(own, NO_HOLD);
  return withHold(own, { ...moveHold(own, by), unknownSince: own.unknownSince && own.unknownSince + by });
}
