/**
 * What time alone does: holds of blindness run out, recoveries have lasted, groups, snoozes and quiet hours end. Each
 * happens at the very moment it was due, whenever the next input comes, so that a replay gives the same as live running.
 */
import { endQuiet } from './digest.ts';
import { caseOf, setCase, type Draft } from './draft.ts';
import { sightNow } from './find-case.ts';
import { tellDueGroups } from './group.ts';
import { NO_CASE, NO_HOLD } from './hold.ts';
import { isOpen } from './incident.ts';
import { openOrHold } from './open-or-hold.ts';
import { endDueQuiet } from './quiet-now.ts';
import { tellRecovery } from './recovery.ts';
import { endDueSnoozes, endRecoveredSnoozes } from './snooze.ts';
import { FLAPPING } from './spans.ts';
import type { Compiled } from './scope.ts';
import type { Case, Timer } from './state.ts';
import { sayAnew, tellOpened } from './tell.ts';

/** Works off everything due until `until`, in the order of time. */
export function passTime(draft: Draft, until: number): void {
  for (let due = nextDue(draft); due <= until; due = nextDue(draft)) {
    draft.now = Math.max(draft.now, due);
    const [timer] = draft.timers;
    if (timer && timer.due <= draft.now) fire(draft, timer);
    tellOpened(draft);
    tellDueGroups(draft);
    tellOpened(draft);
    endDueSnoozes(draft);
    endDueQuiet(draft);
    endQuiet(draft);
  }
}

/** The earliest moment at which something is due; Infinity when nothing ever is. */
export function nextDue({ timers, groups, snoozes, quietUntil, quietNow }: Draft): number {
  let due = Math.min(timers[0]?.due ?? Infinity, quietUntil ?? Infinity, quietNow?.until ?? Infinity);
  for (const group of groups) due = Math.min(due, group.due ?? Infinity);
  for (const snooze of snoozes) due = Math.min(due, snooze.until);
  return due;
}

function fire(draft: Draft, { source, rule }: Timer): void {
  const own = caseOf(draft, source, rule);
  const { now } = draft;
  if (!own) return;
  const { openAt = Infinity, coolUntil = Infinity, incident } = own;
  if (openAt <= now) return openInTime(draft, source, rule);
  if ((incident?.recoverAt ?? Infinity) <= now) return tellRecovery(draft, source, rule);
  if ((incident?.againAt ?? Infinity) <= now) return tellAgain(draft, source, rule);
  if (coolUntil <= now) return cooled(draft, source, rule);
  if (incident?.closedAt !== undefined && incident.closedAt + FLAPPING <= now) forget(draft, source, rule);
}

/** Nothing good has come for long enough: the last look is asked once more, now. */
function openInTime(draft: Draft, source: string, rule: string): void {
  const now = sightNow(draft, source, rule);
  const own = { ...(caseOf(draft, source, rule) ?? NO_CASE), openAt: undefined };
  setCase(draft, source, rule, own);
  // What cannot be seen right now is not judged by an old look; the next good one will.
  if (!now || isOpen(own) || isBlind(now.compiled, own)) return;
  const { verdict } = now.compiled.judge.weigh(now.sight);
  if (verdict !== 'breach') return;
  const hold = { ...NO_HOLD, breachSince: own.breachSince, lastBreachAt: draft.now };
  openOrHold(draft, now.compiled, { ...now.sight, own }, { hold });
}

function isBlind({ judge }: Compiled, { unknownSince }: Case): boolean {
  return judge.needsSample && unknownSince !== undefined;
}

/** Back since its recovery was told, and it lasts. */
function tellAgain(draft: Draft, source: string, rule: string): void {
  const own = caseOf(draft, source, rule);
  if (!own?.incident) return;
  const { againAt: _again, ...incident } = own.incident;
  setCase(draft, source, rule, { ...own, incident });
  sayAnew(draft, source, rule);
}

/** A cooldown is over: what it kept back is told, if it is open still. */
function cooled(draft: Draft, source: string, rule: string): void {
  const own = { ...(caseOf(draft, source, rule) ?? NO_CASE), coolUntil: undefined };
  setCase(draft, source, rule, own);
  if (own.incident?.heldBy === 'cooldown') sayAnew(draft, source, rule);
}

/** It cannot come back as the same incident any more. */
function forget(draft: Draft, source: string, rule: string): void {
  const own = caseOf(draft, source, rule);
  if (!own) return;
  setCase(draft, source, rule, { ...own, incident: undefined, base: undefined });
  endRecoveredSnoozes(draft);
}
