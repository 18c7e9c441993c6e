/** What a source's memory takes from a look, before any rule is asked. */
import { climbed, lowsOf, type Climbs } from './climb.ts';
import { isOnAgain } from './ended.ts';
import type { Compiled } from './scope.ts';
import { ENDED } from './spans.ts';
import type { SourceMemory } from './state.ts';
import type { Look } from './types.ts';

/** A source nothing is remembered of. */
export function startMemory({ source, label, provider, kind, roles }: Look): SourceMemory {
  return {
    id: source,
    label,
    provider,
    kind,
    roles,
    wasLive: false,
    offSince: undefined,
    ended: undefined,
    state: undefined,
    turned: false,
    tries: 0,
    firstMissAt: undefined,
    failingSince: undefined,
    countedFrom: 0,
    seen: undefined,
    look: undefined,
    goodLook: undefined,
    climbs: [],
    cases: {},
  };
}

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/**
 * A copy to be changed before anybody else sees it. Written out field by field: an object spread of this many fields costs
 * twenty times as much, and this happens at every look.
 */
export function copyOf(memory: SourceMemory): Writable<SourceMemory> {
  return {
    id: memory.id,
    label: memory.label,
    provider: memory.provider,
    kind: memory.kind,
    roles: memory.roles,
    wasLive: memory.wasLive,
    offSince: memory.offSince,
    ended: memory.ended,
    state: memory.state,
    turned: memory.turned,
    tries: memory.tries,
    firstMissAt: memory.firstMissAt,
    failingSince: memory.failingSince,
    countedFrom: memory.countedFrom,
    seen: memory.seen,
    look: memory.look,
    goodLook: memory.goodLook,
    climbs: memory.climbs,
    cases: memory.cases,
  };
}

/** The memory after a look. The very same one when there is nothing new, which is what a quiet source costs. */
export function remember(
  before: SourceMemory,
  look: Look,
  compiled: readonly Compiled[],
  countFrom: number,
): SourceMemory {
  const named = before.label === look.label ? before : { ...before, label: look.label };
  return look.good ? afterGood(named, look, compiled) : afterMiss(named, look, countFrom);
}

function afterMiss(before: SourceMemory, look: Look, countFrom: number): SourceMemory {
  const counts = before.tries > 0 && before.countedFrom === countFrom;
  const { tries, firstMissAt, failingSince } = before;
  const memory = copyOf(before);
  memory.tries = counts ? tries + 1 : 1;
  memory.firstMissAt = (counts ? firstMissAt : undefined) ?? look.at;
  memory.failingSince = look.failure && ((counts ? failingSince : undefined) ?? look.at);
  memory.countedFrom = countFrom;
  return memory;
}

function afterGood(before: SourceMemory, look: Look, compiled: readonly Compiled[]): SourceMemory {
  let memory = before;
  if (before.tries > 0) memory = { ...memory, tries: 0, firstMissAt: undefined, failingSince: undefined };
  if (look.presence !== undefined) memory = afterPresence(memory, look.presence, look.at);
  if (memory.ended && isOnAgain(memory.ended, look)) memory = { ...memory, ended: undefined };
  if (look.state !== undefined && look.state !== memory.state) {
    memory = { ...memory, state: look.state, turned: memory.state !== undefined };
  }
  const climbs = climbsAfter(memory.climbs, look, compiled);
  const seen = seenAfter(memory.seen, look, compiled);
  if (climbs === memory.climbs && seen === memory.seen) return memory;
  const changed = copyOf(memory);
  changed.climbs = climbs;
  changed.seen = seen;
  return changed;
}

/** What it knows of being live. */
function afterPresence(memory: SourceMemory, presence: Look['presence'], at: number): SourceMemory {
  const { wasLive, offSince } = memory;
  if (presence === 'live') {
    return wasLive && offSince === undefined ? memory : { ...memory, wasLive: true, offSince: undefined };
  }
  if (!wasLive) return memory;
  if (offSince === undefined) return { ...memory, offSince: at };
  return at - offSince >= ENDED ? { ...memory, wasLive: false, offSince: undefined } : memory;
}

/** A stream that began anew counts from nothing: what it had before is no low to rise from. */
function climbsAfter(before: Climbs, look: Look, compiled: readonly Compiled[]): Climbs {
  let climbs: Climbs[number][] | undefined;
  for (const { rule, metric, window } of compiled) {
    if (window === undefined) continue;
    const value = look.readings[metric];
    const lows = look.restarted ? undefined : lowsOf(before, rule.id);
    if (value === undefined && lows === undefined) continue;
    (climbs ??= []).push({
      rule: rule.id,
      lows: value === undefined ? (lows ?? []) : climbed(lows, look.at, value, window),
    });
  }
  return climbs ?? before;
}

function seenAfter(
  before: readonly string[] | undefined,
  { readings }: Look,
  compiled: readonly Compiled[],
): readonly string[] | undefined {
  let seen = before;
  for (const { needs } of compiled) {
    if (needs === undefined || readings[needs] === undefined || seen?.includes(needs)) continue;
    seen = [...(seen ?? []), needs];
  }
  return seen;
}

/** The memory with the look that its cases may have to be told by; without any when there is no case. */
export function keepingLook(memory: SourceMemory, look: Look): SourceMemory {
  const isNeeded = hasCases(memory);
  if (memory.look === (isNeeded ? look : undefined)) return memory;
  const changed = copyOf(memory);
  changed.look = isNeeded ? look : undefined;
  if (!isNeeded || look.good) changed.goodLook = changed.look;
  return changed;
}

function hasCases({ cases }: SourceMemory): boolean {
  for (const _rule in cases) return true;
  return false;
}
