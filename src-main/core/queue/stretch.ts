import { eachChange } from './changes.ts';
import type { Block, Tally } from './block.ts';

/** Gaps that share one drift: enough of them that their mean costs little. Numbers are read often, hence arrays. */
export interface Stretch {
  gaps: number;
  seconds: number;
  liveSeconds: number;
  queueSeconds: number;
  liveRise: number;
  /** Distinct changes and how often each was seen, side by side. */
  readonly changes: number[];
  readonly times: number[];
}

/** Fewer gaps than this would spend too much of what they tell on their own mean. */
const ENOUGH = 12;

export type TallyKind = 'empty' | 'busy';

/**
 * Blocks joined to stretches of at least 12 gaps, those with an empty queue apart from the others. Each stretch gets its
 * own drift later: a rate that moves over the hour must not be mistaken for chance (the bias of slow polls in C-1).
 */
export function stretchesOf(blocks: readonly Block[], kinds: readonly TallyKind[]): Stretch[] {
  return kinds.flatMap((kind) => joined(blocks.map((block) => block[kind])));
}

function joined(tallies: readonly Tally[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  for (const tally of tallies) {
    if (tally.gaps === 0) continue;
    if (open === undefined || open.gaps >= ENOUGH) stretches.push((open = emptyStretch()));
    join(open, tally);
  }
  return mergeTail(stretches);
}

const emptyStretch = (): Stretch => ({
  gaps: 0,
  seconds: 0,
  liveSeconds: 0,
  queueSeconds: 0,
  liveRise: 0,
  changes: [],
  times: [],
});

function join(
  stretch: Stretch,
  tally: Omit<Tally, 'changes'> & { readonly changes: readonly number[] },
): void {
  stretch.gaps += tally.gaps;
  stretch.seconds += tally.seconds;
  stretch.liveSeconds += tally.liveSeconds;
  stretch.queueSeconds += tally.queueSeconds;
  stretch.liveRise += tally.liveRise;
  eachChange(tally.changes, (change, times) => count(stretch, change, times));
}

function count(stretch: Stretch, change: number, times: number): void {
  const place = stretch.changes.indexOf(change);
  if (place < 0) {
    stretch.changes.push(change);
    stretch.times.push(times);
  } else stretch.times[place] = (stretch.times[place] ?? 0) + times;
}

/** A last stretch that is too short belongs to the one before. */
function mergeTail(stretches: Stretch[]): Stretch[] {
  const [before, tail] = stretches.slice(-2);
  if (before === undefined || tail === undefined || tail.gaps >= ENOUGH) return stretches;
  const changes = tail.changes.flatMap((change, i) => [change, tail.times[i] ?? 0]);
  join(before, { ...tail, changes });
  return stretches.slice(0, -1);
}
