/** Finding what belongs together: a case, its rule made ready, and what its source looked like last. */
import type { SourceId } from '#contract/model';
import { memoryOf, type Draft } from './draft.ts';
import { isOpen } from './incident.ts';
import type { Sight } from './judge.ts';
import { NETWORK, NETWORK_SOURCE } from './network-rule.ts';
import { rulesFor, type Compiled } from './scope.ts';
import type { Case, Incident, SourceMemory } from './state.ts';
import { order } from './timers.ts';
import { sightOf } from './trace.ts';
import type { Look } from './types.ts';

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
  const look = memory && compiled && lookFor(memory, compiled);
  if (!memory || !own || !look) return undefined;
  return { compiled, own, sight: sightOf(compiled, { look, memory, own, at: draft.now }) };
}

/** The last look that a rule could judge. */
export function lookFor({ look, goodLook }: SourceMemory, { judge }: Compiled): Look | undefined {
  return judge.needsSample ? goodLook : look;
}

/** All incidents still remembered, in the order in which they opened. */
export function allIncidents(draft: Draft): readonly Found[] {
  const found: Found[] = [];
  for (const row of draft.shelf.rows)
    for (const bucket of row) for (const memory of bucket) collect(memory, found);
  return found.sort(byOpening);
}

function collect(memory: SourceMemory, found: Found[]): void {
  for (const rule in memory.cases) {
    const own = memory.cases[rule];
    if (own?.incident)
      found.push({ source: memory.id, rule, memory, own: { ...own, incident: own.incident } });
  }
}

function byOpening({ own: { incident: a } }: Found, { own: { incident: b } }: Found): number {
  return a.openedAt - b.openedAt || order(a.id, b.id);
}

/** Those of them that are open. */
export function openIncidents(draft: Draft): readonly Found[] {
  return allIncidents(draft).filter(({ own }) => isOpen(own));
}
