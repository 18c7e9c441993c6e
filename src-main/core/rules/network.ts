/** The operator's own network: one incident for any number of sources, and no blame afterwards (faults.md N2). */
import { networkWords } from '../wording/notification.ts';
import { caseOf, memoryOf, setMemory, type Draft } from './draft.ts';
import { NO_HOLD } from './hold.ts';
import { closeIncident, isOpen, openIncident, renew } from './incident.ts';
import { CLEAR } from './judge.ts';
import { startMemory } from './memory.ts';
import { NETWORK, NETWORK_SOURCE } from './network-rule.ts';
import { valuesOf } from './shelf.ts';
import { SHOWN_EVERY } from './spans.ts';
import { sightOf } from './trace.ts';
import type { Look } from './types.ts';

const RULE = NETWORK.rule.id;

/** Follows what a look says of the network. When it is back, nothing that was missed counts against any source. */
export function followNetwork(draft: Draft, look: Look): void {
  const isDown = look.networkDown && !look.good;
  if (isDown === draft.networkDown) return;
  draft.networkDown = isDown;
  if (isDown) return;
  draft.countFrom = look.at;
  const own = caseOf(draft, NETWORK_SOURCE, RULE);
  const memory = memoryOf(draft, NETWORK_SOURCE);
  if (!memory || !own || !isOpen(own)) return;
  const now = asNetwork(look);
  setMemory(draft, { ...memory, look: now });
  const sight = sightOf(NETWORK, { look: now, memory, own, at: draft.now });
  closeIncident(draft, NETWORK, sight, CLEAR);
}

/** A source went blind while no account can be reached: told as one thing, whatever the number of sources. */
export function blindTogether(draft: Draft, look: Look): void {
  const own = caseOf(draft, NETWORK_SOURCE, RULE);
  if (own?.incident && isOpen(own)) return join(draft, own.incident.sources, look);
  const all = asNetwork(look);
  const memory = { ...(memoryOf(draft, NETWORK_SOURCE) ?? startMemory(all)), look: all };
  setMemory(draft, memory);
  const sources = unseen(draft);
  const more = { sources, ...networkWords(sources.length) };
  const sight = sightOf(NETWORK, { look: all, memory, own, at: draft.now });
  openIncident(draft, NETWORK, sight, { hold: { ...NO_HOLD, breachSince: draft.now }, more });
}

function join(draft: Draft, sources: readonly string[], { source }: Look): void {
  if (sources.includes(source)) return;
  const all = [...sources, source];
  const shownAt = caseOf(draft, NETWORK_SOURCE, RULE)?.incident?.shownAt ?? 0;
  if (draft.now - shownAt < SHOWN_EVERY) return;
  renew(draft, NETWORK_SOURCE, RULE, { sources: unseen(draft, all), shownAt: draft.now });
}

/** Every source that cannot be seen now, by id. */
function unseen(draft: Draft, also: readonly string[] = []): readonly string[] {
  const blind = valuesOf(draft.shelf.rows).filter((memory) => memory.tries > 0);
  return [...new Set([...also, ...blind.map((memory) => memory.id)])].sort();
}

function asNetwork(look: Look): Look {
  return { ...look, source: NETWORK_SOURCE, label: 'Your network' };
}
