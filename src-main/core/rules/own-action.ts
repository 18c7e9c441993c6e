import { memoryOf, setMemory, type Draft } from './draft.ts';
import { ownAction } from './ended.ts';
import { compiledFor } from './find-case.ts';
import { isOpen } from './incident.ts';
import type { Case, SourceMemory } from './state.ts';
import { tellIncident } from './tell.ts';
import type { AlertInput } from './types.ts';

/** Remembers what the operator did. What is open because of it, and not told yet, need not be told any more. */
export function takeOwnAction(
  draft: Draft,
  { sources, doneAt, did }: Extract<AlertInput, { type: 'own-action' }>,
): void {
  for (const source of sources) {
    const before = memoryOf(draft, source);
    if (!before) continue;
    const memory = { ...before, ended: { at: doneAt, did } };
    setMemory(draft, memory);
    for (const [rule, own] of Object.entries(memory.cases))
      if (isAnswered(draft, memory, rule, own)) tellIncident(draft, source, rule);
  }
}

function isAnswered(draft: Draft, memory: SourceMemory, rule: string, own: Case): boolean {
  const { told, acknowledgedAt } = own.incident ?? {};
  if (!isOpen(own) || (told ?? acknowledgedAt) !== undefined) return false;
  const compiled = compiledFor(draft, memory, rule);
  return compiled !== undefined && ownAction(compiled, memory).length > 0;
}
