/** What the rules get to know of one outcome. */
import type { Outcome } from '../provider.ts';
import type { Look } from '../rules/types.ts';
import { present } from './source-view.ts';
import type { Watched } from './watched.ts';

/** Facts that hold the vendor's own words for state and grade, whatever the vendor calls them. */
const STATE_FACTS = ['state', 'status'] as const;
const GRADE_FACTS = ['healthGrade'] as const;

/** The vendor's own words of the last good look. */
export function vendorWords(watched: Watched): { readonly state?: string; readonly grade?: string } {
  return {
    ...present('state', factText(watched, STATE_FACTS)),
    ...present('grade', factText(watched, GRADE_FACTS)),
  };
}

/** The look of one outcome, after it was absorbed. */
export function lookOf(watched: Watched, outcome: Outcome, networkDown: boolean): Look {
  const { source, state, queue } = watched;
  const good = outcome.ok && state.truth.frozenSince === undefined;
  return {
    at: outcome.at,
    poll: `${source.id}@${outcome.at}`,
    source: source.id,
    provider: watched.provider.descriptor.id,
    kind: source.kind,
    label: source.label,
    condition: watched.condition,
    good,
    readings: good ? watched.readings : {},
    failures: state.streak?.count ?? 0,
    restarted: state.truth.restarted,
    roles: watched.roles,
    // A good look is the proof that somebody can be reached.
    networkDown: networkDown && !good,
    ...present('presence', outcome.ok ? outcome.presence : undefined),
    ...vendorWords(watched),
    ...present('failure', outcome.ok ? undefined : brief(outcome.failure)),
    ...present('firstFailureAt', state.streak?.firstAt),
    ...present('lastGoodAt', state.lastGood?.at),
    ...present('frozenSince', state.truth.frozenSince),
    ...present('growthZ', queue?.growthZ),
    ...present('arrivalsPerMinute', queue?.arrivalsPerMinute),
    ...present('departuresPerMinute', queue?.departuresPerMinute),
  };
}

function brief({
  kind,
  message,
}: {
  kind: NonNullable<Look['failure']>['kind'];
  message: string;
}): Look['failure'] {
  return { kind, message };
}

function factText(watched: Watched, ids: readonly string[]): string | undefined {
  const facts = watched.state.lastGood?.facts ?? {};
  for (const id of ids) {
    const value = facts[id];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
