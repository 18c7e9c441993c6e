import { setCase, type Draft } from './draft.ts';
import { withoutHold } from './hold.ts';
import { openIncident, type Opening } from './incident.ts';
import type { Sight } from './judge.ts';
import { blindTogether } from './network.ts';
import type { Compiled } from './scope.ts';

/** Opens an incident, or counts it to the operator's own network when no account can be reached. */
export function openOrHold(draft: Draft, compiled: Compiled, sight: Sight, opening: Opening): void {
  if (compiled.judge.needsSample || !draft.networkDown) return openIncident(draft, compiled, sight, opening);
  const { breachSince } = opening.hold;
  const { look, own } = sight;
  const since = breachSince === undefined ? {} : { breachSince };
  setCase(draft, look.source, compiled.rule.id, { ...withoutHold(own ?? {}), ...since, look });
  blindTogether(draft, look);
}
