/** What a source's memory takes from a look, before any rule is asked. */
import { climbed, type Climb } from './climb.ts';
import type { Compiled } from './scope.ts';
import { ENDED } from './spans.ts';
import type { SourceMemory } from './state.ts';
import type { Look } from './types.ts';

/** A source nothing is remembered of. */
export function startMemory({ source, label, provider, kind, roles }: Look): SourceMemory {
  const nothing = { wasLive: false, turned: false, tries: 0, countedFrom: 0, climbs: {}, cases: {} };
  return { id: source, label, provider, kind, roles, ...nothing };
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
  const { firstMissAt: _first, failingSince: _since, ...rest } = before;
  const failingSince = (counts ? before.failingSince : undefined) ?? look.at;
  return {
    ...rest,
    tries: counts ? before.tries + 1 : 1,
    firstMissAt: (counts ? before.firstMissAt : undefined) ?? look.at,
    ...(look.failure ? { failingSince } : {}),
    countedFrom: countFrom,
  };
}

function afterGood(before: SourceMemory, look: Look, compiled: readonly Compiled[]): SourceMemory {
  let memory = before.tries === 0 ? before : seeing(before);
  const wasLive = livenessAfter(memory, look);
  if (wasLive) memory = wasLive;
  if (look.state !== undefined && look.state !== memory.state) {
    memory = { ...memory, state: look.state, turned: memory.state !== undefined };
  }
  const climbs = climbsAfter(memory, look, compiled);
  const seen = seenAfter(memory, look, compiled);
  if (climbs) memory = { ...memory, climbs };
  return seen ? { ...memory, seen } : memory;
}

function seeing({ firstMissAt: _first, failingSince: _since, ...rest }: SourceMemory): SourceMemory {
  return { ...rest, tries: 0 };
}

/** The memory with what it knows of being live, when that changed. */
function livenessAfter(memory: SourceMemory, { presence, at }: Look): SourceMemory | undefined {
  if (presence === undefined) return undefined;
  if (presence === 'live') return memory.wasLive && memory.offSince === undefined ? undefined : live(memory);
  if (!memory.wasLive) return undefined;
  if (memory.offSince === undefined) return { ...memory, offSince: at };
  return at - memory.offSince >= ENDED ? { ...without(memory), wasLive: false } : undefined;
}

function live(memory: SourceMemory): SourceMemory {
  return { ...without(memory), wasLive: true };
}

function without({ offSince: _off, ...rest }: SourceMemory): SourceMemory {
  return rest;
}

/** A stream that began anew counts from nothing: what it had before is no low to rise from. */
function climbsAfter(
  memory: SourceMemory,
  look: Look,
  compiled: readonly Compiled[],
): SourceMemory['climbs'] | undefined {
  let climbs: Record<string, Climb> | undefined;
  for (const { rule, metric, window } of compiled) {
    const value = window === undefined ? undefined : look.readings[metric];
    if (window === undefined || value === undefined) continue;
    climbs ??= { ...memory.climbs };
    climbs[rule.id] = climbed(look.restarted ? undefined : climbs[rule.id], look.at, value, window);
  }
  return climbs;
}

function seenAfter(
  memory: SourceMemory,
  look: Look,
  compiled: readonly Compiled[],
): readonly string[] | undefined {
  let seen: string[] | undefined;
  for (const { needs } of compiled) {
    if (needs === undefined || look.readings[needs] === undefined) continue;
    if (memory.seen?.includes(needs) || seen?.includes(needs)) continue;
    (seen ??= [...(memory.seen ?? [])]).push(needs);
  }
  return seen;
}
