/** Parting a case into how far its condition has got and the rest. */
import type { Case, Hold } from './state.ts';

/** Nothing holds. */
export const NO_HOLD: Hold = {
  breachSince: undefined,
  clearSince: undefined,
  lastBreachAt: undefined,
  unknownSince: undefined,
  openAt: undefined,
};

/** A case with nothing in it. */
export const NO_CASE: Case = { ...NO_HOLD, incident: undefined, base: undefined, coolUntil: undefined };

/** A case with another hold. */
export function withHold(
  { incident, base, coolUntil }: Case,
  { breachSince, clearSince, lastBreachAt, unknownSince, openAt }: Hold,
): Case {
  return { breachSince, clearSince, lastBreachAt, unknownSince, openAt, incident, base, coolUntil };
}

/** Whether there is nothing to remember of a case. */
export function isEmpty({ breachSince, incident, coolUntil }: Case): boolean {
  return breachSince === undefined && incident === undefined && coolUntil === undefined;
}

/** A hold with all its moments moved by `by` ms. */
export function moveHold({ breachSince, clearSince, lastBreachAt, openAt }: Hold, by: number): Hold {
  return {
    breachSince: later(breachSince, by),
    clearSince: later(clearSince, by),
    lastBreachAt: later(lastBreachAt, by),
    unknownSince: undefined,
    openAt: later(openAt, by),
  };
}

function later(at: number | undefined, by: number): number | undefined {
  return at === undefined ? undefined : at + by;
}
