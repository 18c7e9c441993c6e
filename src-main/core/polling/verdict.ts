/** What one look says of its task, its account and its host. Pure. */
import { failed, type Failure } from '#contract/failure';
import type { SourceId } from '#contract/model';
import type { Outcome, Yield } from '../provider.ts';
import { isAccountWide, isHostTrouble, isLasting } from './failure-class.ts';

/** `reach`: whom the failure concerns: everything of the account, perhaps the whole host, or this task alone. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly failure: Failure; readonly reach: 'account' | 'host' | 'task' };

const good: Verdict = { ok: true };

/**
 * Judges a look. One 401 or 429 among its outcomes concerns the account; otherwise a look has failed only when all of
 * its outcomes have: one lost stream of a list does not stop the list. `refusal` was seen on the wire: a 429
 * counts also when the outcomes do not show it.
 */
export function judgeLook(look: Yield, refusal: Failure | undefined): Verdict {
  const wide = wideFailure(look) ?? (refusal?.kind === 'rate-limited' ? refusal : undefined);
  if (wide) return { ok: false, failure: wide, reach: 'account' };
  const failure = look.failure ?? wholeFailure(look);
  if (!failure) return good;
  return { ok: false, failure, reach: isHostTrouble(failure) ? 'host' : 'task' };
}

function wideFailure(look: Yield): Failure | undefined {
  if (look.failure && isAccountWide(look.failure)) return look.failure;
  for (const outcome of look.outcomes.values()) {
    if (!outcome.ok && isAccountWide(outcome.failure)) return outcome.failure;
  }
  return undefined;
}

/** The failure of a look in which every source missed; one that passes by itself rather than one that lasts. */
function wholeFailure({ outcomes, found }: Yield): Failure | undefined {
  if (found || outcomes.size === 0) return undefined;
  let first: Failure | undefined;
  for (const outcome of outcomes.values()) {
    if (outcome.ok) return undefined;
    if (!isLasting(outcome.failure)) return outcome.failure;
    first ??= outcome.failure;
  }
  return first;
}

/** The same miss for many sources. */
export function missAll(
  sources: Iterable<SourceId>,
  failure: Failure,
  at: number,
): ReadonlyMap<SourceId, Outcome> {
  const miss: Outcome = { at, ok: false, failure };
  return new Map([...sources].map((source) => [source, miss]));
}

/** The failure of a bug: what was thrown goes to the log, never to a person. */
export function bugFailure(): Failure {
  return failed('internal', 'Something went wrong inside Tallylight while it looked. The log tells more.')
    .failure;
}
