/** What a look does: the source's memory takes it in, then every rule in force for the source is asked. */
import { memoryOf, setCase, setMemory, type Draft } from './draft.ts';
import { NO_CASE, withHold } from './hold.ts';
import { closeIncident, followValue, isOpen } from './incident.ts';
import { type Sight, type Weighed, weighLook } from './judge.ts';
import { keepingLook, remember, startMemory } from './memory.ts';
import { followNetwork } from './network.ts';
import { openOrHold } from './open-or-hold.ts';
import { removeSource } from './removal.ts';
import { rulesFor, type Compiled } from './scope.ts';
import { endRecoveredSnoozes } from './snooze.ts';
import { step } from './step.ts';
import type { SourceMemory } from './state.ts';
import type { Look } from './types.ts';

/** Judges one look at its own time. */
export function takeLook(draft: Draft, look: Look): void {
  followNetwork(draft, look);
  const before = knownAs(draft, look);
  const compiled = rulesFor(draft.rules, look);
  const memory = remember(before ?? startMemory(look), look, compiled, draft.countFrom);
  if (memory !== before) setMemory(draft, memory);
  const sight = { at: draft.now, look, memory, own: undefined, metric: '', rule: '' };
  for (const one of compiled) judge(draft, one, sight);
  keepLook(draft, memory, look);
}

/** The memory of the source, unless it has become another kind of thing under the same name. */
function knownAs(draft: Draft, { source, provider, kind }: Look): SourceMemory | undefined {
  const memory = memoryOf(draft, source);
  if (!memory || (memory.provider === provider && memory.kind === kind)) return memory;
  removeSource(draft, source, 'The source became another one.');
  return undefined;
}

/** One sight serves all rules, one after the other: whoever keeps it copies it. */
function judge(
  draft: Draft,
  compiled: Compiled,
  sight: { -readonly [Name in keyof Sight]: Sight[Name] },
): void {
  const { rule, needs, metric } = compiled;
  const { memory } = sight;
  if (needs !== undefined && !memory.seen?.includes(needs)) return;
  sight.own = memory.cases[rule.id];
  sight.metric = metric;
  sight.rule = rule.id;
  const weighed = weighLook(compiled.judge, sight);
  if (sight.own === undefined && weighed.verdict !== 'breach') return;
  settle(draft, compiled, sight, weighed);
}

function settle(draft: Draft, compiled: Compiled, sight: Sight, weighed: Weighed): void {
  const { own = NO_CASE, look } = sight;
  const spans = draft.before.withoutHolds ? { ...compiled.spans, hold: 0 } : compiled.spans;
  const { hold, turn } = step(own, isOpen(own), weighed, draft.now, spans);
  if (turn === 'open') return openOrHold(draft, compiled, sight, { hold, value: weighed.value });
  if (turn === 'close') return close(draft, compiled, sight, weighed);
  const kept = hold === own ? own : withHold(own, hold);
  const followed = followValue(draft, compiled, kept, weighed.value);
  if (followed !== own) setCase(draft, look.source, compiled.rule.id, followed);
}

/** Closed without a word, it leaves nothing to wait for to what was snoozed until then. */
function close(draft: Draft, compiled: Compiled, sight: Sight, weighed: Weighed): void {
  closeIncident(draft, compiled, sight, weighed);
  endRecoveredSnoozes(draft);
}

/** Looked up again: judging may have written to it. */
function keepLook(draft: Draft, judged: SourceMemory, look: Look): void {
  const memory = memoryOf(draft, look.source) ?? judged;
  const kept = keepingLook(memory, look);
  if (kept !== memory) setMemory(draft, kept);
}
