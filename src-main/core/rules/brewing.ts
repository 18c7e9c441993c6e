/** Whether others are about to follow for the same cause, so that the first had better wait for them. */
import type { Draft } from './draft.ts';
import type { News } from './group.ts';
import { isOpen } from './incident.ts';
import { NETWORK_SOURCE } from './network-rule.ts';
import type { Compiled } from './scope.ts';
import { SAME_CAUSE } from './spans.ts';
import type { SourceMemory } from './state.ts';

/** Looked for only when a notification is about to be sent: it asks every source. */
export function isBrewing(draft: Draft, { kind, source, compiled }: News): boolean {
  if (source === NETWORK_SOURCE) return false;
  const isNext = kind === 'opened' ? willOpen : willRecover;
  const isOther = (memory: SourceMemory) =>
    memory.id !== source && memory.id !== NETWORK_SOURCE && isNext(draft.now, compiled, memory);
  return draft.shelf.rows.some((row) => row.some((bucket) => bucket.some(isOther)));
}

function willOpen(now: number, { rule, judge }: Compiled, memory: SourceMemory): boolean {
  const own = memory.cases[rule.id];
  if (isOpen(own)) return false;
  const soon = now + SAME_CAUSE;
  if (own?.openAt !== undefined) return own.openAt <= soon;
  if (own?.breachSince !== undefined && own.unknownSince === undefined)
    return own.breachSince + rule.for <= soon;
  return !judge.needsSample && memory.tries > 0 && isInSight(memory, now);
}

/** A source that has just begun to fail may have the same cause; one that has failed for long has its own. */
const JUST_BEGUN = 60_000;

function isInSight({ firstMissAt }: SourceMemory, now: number): boolean {
  return firstMissAt !== undefined && now - firstMissAt <= JUST_BEGUN;
}

function willRecover(now: number, { rule }: Compiled, memory: SourceMemory): boolean {
  const recoverAt = memory.cases[rule.id]?.incident?.recoverAt;
  return recoverAt !== undefined && recoverAt <= now + SAME_CAUSE;
}
