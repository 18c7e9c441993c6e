/** Finding what belongs together: a case, its rule made ready, and what its source looked like last. */
import type { SourceId } from '#contract/model';
import { memoryOf, type Draft } from './draft.ts';
import { isOpen } from './incident.ts';
import type { Sight } from './judge.ts';
import { NETWORK, NETWORK_SOURCE } from './network-rule.ts';
import { rulesFor, type Compiled } from './scope.ts';
import { valuesOf } from './shelf.ts';
import type { Case, Incident, SourceMemory } from './state.ts';
import { order } from './timers.ts';
import { sightOf } from './trace.ts';

export interface Found {
  readonly source: SourceId;
  readonly rule: string;
  readonly memory: SourceMemory;
  readonly own: Case & { readonly incident: Incident };
}

/** The rule of a case, ready to judge its source; undefined when no rule in force is. */
export function compiledFor(
  draft: Draft,
  { id, provider, kind, roles }: SourceMemory,
  rule: string,
): Compiled | undefined {
  if (id === NETWORK_SOURCE) return NETWORK;
  const all = rulesFor(draft.rules, { source: id, provider, kind, roles });
  return all.find((compiled) => compiled.rule.id === rule);
}

/** A case with all that its rule would ask for now; undefined when it has seen nothing or its rule is gone. */
export function sightNow(
  draft: Draft,
  source: SourceId,
  rule: string,
): { readonly compiled: Compiled; readonly sight: Sight; readonly own: Case } | undefined {
  const memory = memoryOf(draft, source);
  const own = memory?.cases[rule];
  const compiled = memory && compiledFor(draft, memory, rule);
  if (!memory || !own?.look || !compiled) return undefined;
  return { compiled, own, sight: sightOf(compiled, { look: own.look, memory, own, at: draft.now }) };
}

/** All incidents still remembered, in the order in which they opened. */
export function allIncidents(draft: Draft): readonly Found[] {
  return valuesOf(draft.shelf.buckets)
    .flatMap((memory) => Object.entries(memory.cases).flatMap(([rule, own]) => found(memory, rule, own)))
    .sort(
      (a, b) =>
        a.own.incident.openedAt - b.own.incident.openedAt || order(a.own.incident.id, b.own.incident.id),
    );
}

/** Those of them that are open. */
export function openIncidents(draft: Draft): readonly Found[] {
  return allIncidents(draft).filter(({ own }) => isOpen(own));
}

function found(memory: SourceMemory, rule: string, { incident, ...own }: Case): readonly Found[] {
  return incident ? [{ source: memory.id, rule, memory, own: { ...own, incident } }] : [];
}
