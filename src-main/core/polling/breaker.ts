/** Tells the trouble of one source from that of its whole host (faults.md N10): 200 sources, one probe. Pure. */
import type { Failure } from '#contract/failure';

/** What the looks of an account, of any task, have said of the host lately. */
export interface Troubles {
  /** Looks in a row that ended in trouble with the host, and those of them that found it unreachable. */
  readonly inRow: number;
  readonly unreachable: number;
  /** How many in a row are enough to suspect the host although not every task has had trouble yet. */
  readonly enough: number;
}

const FEWEST = 3;
const ENOUGH = 10;
const WARIER = 4;
/** Silence of the host that makes many failures in a row its own, whatever their kind, ms. */
const SILENCE = 10_000;

/** Nothing known yet. */
export const noTroubles: Troubles = { inRow: 0, unreachable: 0, enough: ENOUGH };

/** After an answer, of any status below 500. */
export function afterAnswer(troubles: Troubles): Troubles {
  return troubles.inRow === 0 ? troubles : { ...troubles, inRow: 0, unreachable: 0 };
}

/** After a look that ended in trouble. */
export function afterTrouble(troubles: Troubles, { kind }: Failure): Troubles {
  const { inRow, unreachable } = troubles;
  return { ...troubles, inRow: inRow + 1, unreachable: kind === 'unreachable' ? unreachable + 1 : 0 };
}

/** A hold that its first probe ended was a false alarm: be slower to suspect. One that lasted was right. */
export function afterHold(troubles: Troubles, probes: number): Troubles {
  return { ...troubles, enough: probes > 1 ? ENOUGH : troubles.enough * WARIER };
}

/**
 * Whether the whole host is in trouble: every task's last look was, and three looks in a row; or, long before all of many
 * have had their turn, ten in a row could not reach it, or ten failed while it was silent for 10 s. `silence`: ms since
 * the host last answered.
 */
export function isBroken(troubles: Troubles, silence: number, isEveryTaskTroubled: () => boolean): boolean {
  const { inRow, unreachable, enough } = troubles;
  if (inRow < FEWEST) return false;
  if (unreachable >= enough) return true;
  return (inRow >= enough && silence >= SILENCE) || isEveryTaskTroubled();
}
