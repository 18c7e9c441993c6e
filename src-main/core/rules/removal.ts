/** What goes without having recovered: removed sources, rules that no longer look at a source. Nobody is notified. */
import type { SourceId } from '#contract/model';
import { caseOf, dropMemory, memoryOf, setCase, type Draft } from './draft.ts';
import { compiledFor, lookFor } from './find-case.ts';
import { NO_CASE } from './hold.ts';
import { isOpen, leaveSilently, record, show } from './incident.ts';
import { NETWORK_SOURCE } from './network-rule.ts';
import { valuesOf } from './shelf.ts';
import { endRecoveredSnoozes } from './snooze.ts';
import type { Case, Incident, SourceMemory } from './state.ts';
import { withdraw } from './telling.ts';
import { sightOf } from './trace.ts';

/** Forgets a source; its open incidents are closed. */
export function removeSource(draft: Draft, source: SourceId, because: string): void {
  const memory = memoryOf(draft, source);
  if (!memory) return;
  for (const rule of Object.keys(memory.cases)) dropCase(draft, source, rule, because);
  dropMemory(draft, source);
  draft.snoozes = draft.snoozes.filter((one) => one.target !== `source:${source}`);
  endRecoveredSnoozes(draft);
}

/** With the last source there is nothing left to see: that its account cannot be reached is nobody's trouble. */
export function dropNetworkAlone(draft: Draft): void {
  if (valuesOf(draft.shelf.rows).some(({ id }) => id !== NETWORK_SOURCE)) return;
  draft.networkDown = false;
  if (memoryOf(draft, NETWORK_SOURCE)) removeSource(draft, NETWORK_SOURCE, 'No source is watched any more.');
}

/** Closes and forgets one case, with its reason in the trace. */
export function dropCase(draft: Draft, source: SourceId, rule: string, because: string): void {
  const memory = memoryOf(draft, source);
  const own = caseOf(draft, source, rule);
  if (!memory || !own) return;
  if (isOpen(own)) closeSilently(draft, memory, rule, own, because);
  else if (own.incident) forgetRecovery(draft, { source, rule }, own.incident);
  setCase(draft, source, rule, NO_CASE);
}

/** Over already, its recovery is not told any more: others do not wait for it. */
function forgetRecovery(draft: Draft, of: { source: SourceId; rule: string }, incident: Incident): void {
  if (incident.recovery === 'told' || incident.recovery === 'counted') return;
  withdraw(draft, of, incident);
  const { recovery: _grouped, ...rest } = incident;
  leaveSilently(draft, of.source, rest);
}

function closeSilently(draft: Draft, memory: SourceMemory, rule: string, own: Case, because: string): void {
  if (!own.incident) return;
  const incident = { ...own.incident, closedAt: draft.now };
  leaveSilently(draft, memory.id, own.incident);
  show(draft, rule, incident);
  const compiled = compiledFor(draft, memory, rule);
  const look = compiled && lookFor(memory, compiled);
  if (!look) return;
  const sight = sightOf(compiled, { look, memory, own, at: draft.now });
  record(draft, compiled, sight, 'closed', incident, { because });
}
