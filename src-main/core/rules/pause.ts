import type { SourceId } from '#contract/model';
import { memoryOf, setCase, setMemory, type Draft } from './draft.ts';
import { NO_HOLD, withHold } from './hold.ts';
import { NETWORK_SOURCE } from './network-rule.ts';
import { valuesOf } from './shelf.ts';

/** Nobody looks on purpose: holds begin anew with the next look, misses are counted anew, open incidents stay open. */
export function pauseSources(draft: Draft, sources: readonly SourceId[] | undefined): void {
  const all = sources ?? valuesOf(draft.shelf.rows).map((memory) => memory.id);
  for (const source of all) if (source !== NETWORK_SOURCE) pause(draft, source);
}

function pause(draft: Draft, source: SourceId): void {
  const memory = memoryOf(draft, source);
  if (!memory) return;
  setMemory(draft, { ...memory, tries: 0, firstMissAt: undefined, failingSince: undefined });
  for (const [rule, own] of Object.entries(memory.cases)) {
    setCase(draft, source, rule, withHold(own, NO_HOLD));
  }
}
