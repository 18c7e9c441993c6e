import { setCase, type Draft } from './draft.ts';
import { NO_CASE, NO_HOLD, withHold } from './hold.ts';
import { openIncident, type Opening } from './incident.ts';
import type { Sight } from './judge.ts';
import { blindTogether } from './network.ts';
import type { Compiled } from './scope.ts';

/** Opens an incident, or counts it to the operator's own network when no account can be reached. */
export function openOrHold(draft: Draft, compiled: Compiled, sight: Sight, opening: Opening): void {
  if (compiled.judge.needsSample || !draft.networkDown) return openIncident(draft, compiled, sight, opening);
  const { look, own = NO_CASE } = sight;
  const hold = { ...NO_HOLD, breachSince: opening.hold.breachSince };
  setCase(draft, look.source, compiled.rule.id, withHold(own, hold));
  blindTogether(draft, look);
}
