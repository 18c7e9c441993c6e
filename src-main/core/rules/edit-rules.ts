/** Rules in force change: what was firing goes on under the new rule, or ends where no rule asks any more. */
import type { AlertRule } from '#contract/configuration';
import { memoryOf, setCase, setMemory, type Draft } from './draft.ts';
import { compiledFor } from './find-case.ts';
import { NO_HOLD, withHold } from './hold.ts';
import { isOpen, releaseInhibited, renew } from './incident.ts';
import { NETWORK_SOURCE } from './network-rule.ts';
import { dropCase } from './removal.ts';
import { valuesOf } from './shelf.ts';
import { endRecoveredSnoozes } from './snooze.ts';
import type { SourceMemory } from './state.ts';
import { weightOf } from './suppress.ts';
import { tellIncident } from './tell.ts';
import { isSame } from './same.ts';

/** Takes over the rules. The version names them in traces; what counts is whether anything of a rule differs. */
export function editRules(draft: Draft, rules: readonly AlertRule[]): void {
  const before = draft.rules;
  const stale = valuesOf(draft.shelf.rows).flatMap((memory) => staleCases(draft, memory, rules));
  for (const { source, rule } of stale)
    dropCase(draft, source, rule, 'The rule no longer looks at this source.');
  draft.rules = rules;
  const changed = rules.filter(
    (rule) => !isSame(judged(rule), judged(before.find((one) => one.id === rule.id))),
  );
  for (const memory of valuesOf(draft.shelf.rows)) {
    if (memory.id !== NETWORK_SOURCE)
      for (const rule of changed) restart(draft, memory.id, rule, cooldownIn(before, rule.id));
  }
  endRecoveredSnoozes(draft);
}

/** What it was before, ms; 0 for none. */
function cooldownIn(rules: readonly AlertRule[], id: string): number {
  return rules.find((one) => one.id === id)?.cooldown ?? 0;
}

/** Who is told plays no part in what is judged: no hold begins anew for it. */
function judged(rule: AlertRule | undefined): unknown {
  if (!rule) return undefined;
  const { destinations: _told, ...rest } = rule;
  return rest;
}

function staleCases(draft: Draft, memory: SourceMemory, rules: readonly AlertRule[]) {
  if (memory.id === NETWORK_SOURCE) return [];
  const next = { ...draft, rules };
  return Object.keys(memory.cases)
    .filter((rule) => compiledFor(next, memory, rule) === undefined)
    .map((rule) => ({ source: memory.id, rule }));
}

/**
 * Holds and lows of the old rule mean nothing under the new one; an open incident stays open and takes its severity, and a
 * cooldown that runs its length.
 */
function restart(draft: Draft, source: string, rule: AlertRule, cooldownBefore: number): void {
  const memory = memoryOf(draft, source);
  if (!memory) return;
  const climbs = memory.climbs.filter((one) => one.rule !== rule.id);
  setMemory(draft, { ...memory, climbs });
  const own = memory.cases[rule.id];
  if (!own) return;
  const coolUntil = own.coolUntil && own.coolUntil - cooldownBefore + (rule.cooldown ?? 0);
  setCase(draft, source, rule.id, { ...withHold(own, NO_HOLD), coolUntil });
  const { incident } = own;
  if (!incident || !isOpen(own)) return;
  renew(draft, source, rule.id, { severity: rule.severity, ruleName: rule.name });
  const told = incident.told?.severity ?? incident.severity;
  if (weightOf(rule.severity) > weightOf(told)) tellIncident(draft, source, rule.id, true);
  if (weightOf(rule.severity) < weightOf(incident.severity)) releaseInhibited(draft, source);
}
