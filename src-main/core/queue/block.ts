import { countChange } from './changes.ts';
import { peopleIn } from './sample.ts';
import type { Changes } from './changes.ts';
import type { Gap } from './pairing.ts';

/** Sums over gaps of one kind within a block. */
export interface Tally {
  readonly gaps: number;
  readonly seconds: number;
  /** Integral of live over time, person-seconds. */
  readonly liveSeconds: number;
  /** Integral of queue over time, person-seconds. */
  readonly queueSeconds: number;
  /** By how much live rose over all gaps together. */
  readonly liveRise: number;
  readonly changes: Changes;
}

/** Ten minutes of polling, added up. Plain values. */
export interface Block {
  /** Epoch ms of its first gap. */
  readonly from: number;
  /** Gaps with an empty queue at both ends: nobody could give up in them (queue-insight C-1). */
  readonly empty: Tally;
  readonly busy: Tally;
  /** The level of live seen most while there was a queue (majority vote), its lead, and the looks counted. */
  readonly fullAt: number;
  readonly fullLead: number;
  readonly fullLooks: number;
}

/** Length of a block, ms. */
export const BLOCK = 600_000;

const nothing: Tally = { gaps: 0, seconds: 0, liveSeconds: 0, queueSeconds: 0, liveRise: 0, changes: [] };

export function startBlock(from: number): Block {
  return { from, empty: nothing, busy: nothing, fullAt: 0, fullLead: 0, fullLooks: 0 };
}

/** The block with one more gap. A change that finds no room any more is left out whole. */
export function addGap(block: Block, gap: Gap): Block {
  const { from, empty, busy } = block;
  const isEmpty = gap.before.queue === 0 && gap.after.queue === 0;
  const { fullAt, fullLead, fullLooks } = gap.after.queue > 0 ? voteFull(block, gap.after.live) : block;
  return {
    from,
    empty: isEmpty ? tally(empty, gap) : empty,
    busy: isEmpty ? busy : tally(busy, gap),
    fullAt,
    fullLead,
    fullLooks,
  };
}

function tally(sums: Tally, { before, after, seconds }: Gap): Tally {
  const changes = countChange(sums.changes, peopleIn(after) - peopleIn(before));
  if (changes === undefined) return sums;
  return {
    gaps: sums.gaps + 1,
    seconds: sums.seconds + seconds,
    liveSeconds: sums.liveSeconds + ((before.live + after.live) / 2) * seconds,
    queueSeconds: sums.queueSeconds + ((before.queue + after.queue) / 2) * seconds,
    liveRise: sums.liveRise + after.live - before.live,
    changes,
  };
}

/** Boyer and Moore's majority vote: one candidate and its lead stand for the most frequent level. */
function voteFull({ fullAt, fullLead, fullLooks }: Block, live: number) {
  if (fullLead === 0) return { fullAt: live, fullLead: 1, fullLooks: fullLooks + 1 };
  return { fullAt, fullLead: fullLead + (fullAt === live ? 1 : -1), fullLooks: fullLooks + 1 };
}
