/** What a source's memory takes from a look, before any rule is asked. */
import { climbed, type Climb } from './climb.ts';
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
    state: undefined,
    turned: false,
    tries: 0,
    firstMissAt: undefined,
    failingSince: undefined,
    countedFrom: 0,
    seen: undefined,
    look: undefined,
    goodLook: undefined,
    climbs: {},
    cases: {},
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
  const failingSince = (counts ? before.failingSince : undefined) ?? look.at;
  return {
    ...before,
    tries: counts ? before.tries + 1 : 1,
    firstMissAt: (counts ? before.firstMissAt : undefined) ?? look.at,
    failingSince: look.failure ? failingSince : undefined,
    countedFrom: countFrom,
  };
}

function afterGood(before: SourceMemory, look: Look, compiled: readonly Compiled[]): SourceMemory {
  let memory = before;
  if (before.tries > 0) memory = { ...memory, tries: 0, firstMissAt: undefined, failingSince: undefined };
  if (look.presence !== undefined) memory = afterPresence(memory, look.presence, look.at);
  if (look.state !== undefined && look.state !== memory.state) {
    memory = { ...memory, state: look.state, turned: memory.state !== undefined };
  }
  const climbs = climbsAfter(memory, look, compiled);
  const seen = seenAfter(memory, look, compiled);
  if (climbs) memory = { ...memory, climbs };
  return seen ? { ...memory, seen } : memory;
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

/** The memory with the look that its cases may have to be told by; without any when there is no case. */
export function keepingLook(memory: SourceMemory, look: Look): SourceMemory {
  if (!hasCases(memory)) {
    return memory.look === undefined ? memory : { ...memory, look: undefined, goodLook: undefined };
  }
  if (memory.look === look) return memory;
  return { ...memory, look, goodLook: look.good ? look : memory.goodLook };
}

function hasCases({ cases }: SourceMemory): boolean {
  for (const _rule in cases) return true;
  return false;
}
