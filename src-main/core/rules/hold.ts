/** Parting a case into how far its condition has got and the rest. */
import type { Case, Hold } from './state.ts';

/** The holds of a case. */
export function holdOf({ breachSince, clearSince, lastBreachAt, unknownSince, openAt }: Case): Hold {
  return {
    ...(breachSince === undefined ? {} : { breachSince }),
    ...(clearSince === undefined ? {} : { clearSince }),
    ...(lastBreachAt === undefined ? {} : { lastBreachAt }),
    ...(unknownSince === undefined ? {} : { unknownSince }),
    ...(openAt === undefined ? {} : { openAt }),
  };
}

/** A case that holds nothing any more. */
export function withoutHold({ incident, base, look, coolUntil }: Case): Case {
  return {
    ...(incident === undefined ? {} : { incident }),
    ...(base === undefined ? {} : { base }),
    ...(look === undefined ? {} : { look }),
    ...(coolUntil === undefined ? {} : { coolUntil }),
  };
}
