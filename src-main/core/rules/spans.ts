/** Spans that decide how quiet alerts are, ms. One place, because they only make sense together. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The same cause within this span makes one notification (product.md section 5). */
export const SAME_CAUSE = 5 * SECOND;
/** A group that keeps gaining members is closed after this span all the same (faults.md L4). */
export const LONGEST_GROUP = 30 * SECOND;
/** A breach that comes back this soon after its end is the same incident, flapping. */
export const FLAPPING = 10 * MINUTE;
/** A recovery is told after it has lasted this long; one within a hair of the threshold after `FLAPPING`. */
export const RECOVERED = 10 * SECOND;
/** A breach back after its recovery was told must last this long to be told again. */
export const AGAIN = 2 * MINUTE;
/** A queue that has not grown for this long is long, perhaps, but not growing. */
export const PLATEAU = 10 * MINUTE;
/** A stream that is off this long has ended: nobody waits for it any more. */
export const ENDED = 12 * 60 * MINUTE;
/** No snooze lasts longer. */
export const LONGEST_SNOOZE = 24 * 60 * MINUTE;
/** No quiet that was turned on by hand lasts longer. */
export const LONGEST_QUIET = 24 * 60 * MINUTE;
/** The numbers of an open incident are shown anew at most this often. */
export const SHOWN_EVERY = 10 * SECOND;
/** How long before a planned window a source should be live when the rule does not tell (queue-insight C-11). */
export const PLANNED_LEAD = 5 * MINUTE;
/** A window that begins this soon is judged already, so that all its sources are told at the very moment. */
export const PLANNED_AHEAD = MINUTE;
/** A look that began before the operator ended a broadcast may end this long after and still show it. */
export const LATE_LOOK = 15 * SECOND;
