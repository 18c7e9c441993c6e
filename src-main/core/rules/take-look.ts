/** What a look does: the source's memory takes it in, then every rule in force for the source is asked. */
import { memoryOf, setCase, setMemory, type Draft } from './draft.ts';
import { closeIncident, followValue, isOpen } from './incident.ts';
import { UNKNOWN, type Sight, type Weighed } from './judge.ts';
import { remember, startMemory } from './memory.ts';
import { followNetwork } from './network.ts';
import { openOrHold } from './open-or-hold.ts';
import { holdOf, withoutHold } from './hold.ts';
import { removeSource } from './removal.ts';
import { rulesFor, type Compiled } from './scope.ts';
import { spansOf, step } from './step.ts';
import type { Case, SourceMemory } from './state.ts';
import { tellOpened } from './tell.ts';
import { sightOf } from './trace.ts';
import type { Look } from './types.ts';

/** Judges one look at its own time. */
export function takeLook(draft: Draft, look: Look): void {
  followNetwork(draft, look);
  const before = knownAs(draft, look);
  const compiled = rulesFor(draft.rules, look);
  const memory = remember(before ?? startMemory(look), look, compiled, draft.countFrom);
  if (memory !== before) setMemory(draft, look.source, memory);
  for (const one of compiled) judge(draft, one, look, memory);
  tellOpened(draft);
}

/** The memory of the source, unless it has become another kind of thing under the same name. */
function knownAs(draft: Draft, { source, provider, kind }: Look): SourceMemory | undefined {
  const memory = memoryOf(draft, source);
  if (!memory || (memory.provider === provider && memory.kind === kind)) return memory;
  removeSource(draft, source, 'The source became another one.');
  return undefined;
}

function judge(draft: Draft, compiled: Compiled, look: Look, memory: SourceMemory): void {
  const { rule, needs } = compiled;
  if (needs !== undefined && !memory.seen?.includes(needs)) return;
  const own = memory.cases[rule.id];
  const sight = sightOf(compiled, { look, memory, own, at: draft.now });
  const weighed = compiled.judge.needsSample && !look.good ? UNKNOWN : compiled.judge.weigh(sight);
  if (own === undefined && weighed.verdict !== 'breach') return;
  settle(draft, compiled, sight, weighed);
}

function settle(draft: Draft, compiled: Compiled, sight: Sight, weighed: Weighed): void {
  const { own = {}, look } = sight;
  const { hold, turn } = step(
    holdOf(own),
    isOpen(own),
    weighed,
    draft.now,
    spansOf(compiled.rule, draft.before.withoutHolds),
  );
  const value = weighed.value === undefined ? {} : { value: weighed.value };
  if (turn === 'open') return openOrHold(draft, compiled, sight, { hold, ...value });
  if (turn === 'close') return closeIncident(draft, compiled, sight, weighed);
  const kept: Case = { ...withoutHold(own), ...hold };
  const isWatched = kept.incident !== undefined || hold.breachSince !== undefined;
  const seen = weighed.verdict === 'unknown' ? kept : seenIn(kept, isWatched, look);
  setCase(draft, look.source, compiled.rule.id, followValue(draft, compiled, seen, weighed.value));
}

/** The look stays with the case as long as it may have to be told or asked again. */
function seenIn({ look: _old, ...own }: Case, isWatched: boolean, look: Look): Case {
  return isWatched ? { ...own, look } : own;
}
