import { addGap, BLOCK, startBlock } from './block.ts';
import { learnedCapacity } from './capacity.ts';
import { addToMinutes } from './minutes.ts';
import { pair } from './pairing.ts';
import { startQueueMemory } from './memory.ts';
import { peopleIn } from './sample.ts';
import { burstBeyond } from './trim.ts';
import { fitWindow, REACH } from './window.ts';
import type { Block } from './block.ts';
import type { QueueMemory } from './memory.ts';
import type { Gap, Pairing } from './pairing.ts';
import type { QueueSample } from './sample.ts';

/** Time constant of the smoothed queue, s. */
const SMOOTHING = 30;
/** The blocks are looked through again after this share of the gaps they hold, but at least every so many gaps. */
const REFIT_SHARE = 1 / 16;
const REFIT_GAPS = 12;
/** A spread is known well enough to call a change a burst after so many gaps. */
const KNOWN_GAPS = 6;

/**
 * The memory with one more sample. Work and size do not depend on how much came before. Rubbish (not finite, negative, out
 * of order) changes nothing; an interrupted polling starts a new pair; a clock set back starts anew but for the capacity.
 */
export function addSample(memory: QueueMemory, sample: QueueSample): QueueMemory {
  const paired = pair(memory.pairing, sample);
  if (paired.kind === 'taken') return withGap(memory, paired.gap, paired.pairing);
  if (paired.kind === 'passed') return { ...memory, pairing: paired.pairing };
  const { capacity } = memory;
  const kept = paired.kind === 'hole' ? memory : { ...startQueueMemory(), ...(capacity && { capacity }) };
  return { ...kept, pairing: paired.pairing, smoothQueue: sample.queue, rush: 0 };
}

function withGap(memory: QueueMemory, gap: Gap, pairing: Pairing): QueueMemory {
  const change = peopleIn(gap.after) - peopleIn(gap.before);
  const isBurst = outOfTheOrdinary(memory, change, gap.seconds);
  const isRush = isBurst && change > 0;
  const blocks = withBlock(memory.blocks, gap);
  const fade = 1 - Math.exp(-gap.seconds / SMOOTHING);
  const next: QueueMemory = {
    ...memory,
    pairing,
    blocks,
    minutes: addToMinutes(memory.minutes, gap, !isBurst),
    gapsSinceFit: memory.gapsSinceFit + 1,
    smoothQueue: memory.smoothQueue + (gap.after.queue - memory.smoothQueue) * fade,
    rush: isRush ? change : 0,
    burstAt: isRush ? gap.after.at : memory.burstAt,
  };
  return refit(withCapacity(next, gap.after));
}

/** Whether a change is a burst by what is known so far (queue-insight C-1, trimming). */
function outOfTheOrdinary({ fit }: QueueMemory, change: number, seconds: number): boolean {
  if (fit.gaps < KNOWN_GAPS) return false;
  return Math.abs(change - fit.drift * seconds) > burstBeyond(fit.spread, seconds);
}

function withBlock(blocks: readonly Block[], gap: Gap): readonly Block[] {
  const last = blocks.at(-1);
  if (last === undefined || gap.after.at - last.from >= BLOCK)
    return [...blocks.slice(1 - REACH), addGap(startBlock(gap.after.at), gap)];
  return [...blocks.slice(0, -1), addGap(last, gap)];
}

function withCapacity(memory: QueueMemory, sample: QueueSample): QueueMemory {
  if (sample.queue > 0) {
    const capacity = learnedCapacity(memory.blocks) ?? memory.capacity;
    return capacity === undefined ? memory : { ...memory, capacity };
  }
  // More live than were thought possible, and nobody waiting: there are more places now.
  const isMore = memory.capacity !== undefined && sample.live > memory.capacity;
  return isMore ? { ...memory, capacity: sample.live } : memory;
}

function refit(memory: QueueMemory): QueueMemory {
  const due = Math.min(REFIT_GAPS, Math.ceil(memory.fit.gaps * REFIT_SHARE));
  if (memory.gapsSinceFit < due) return memory;
  const now = memory.pairing.last?.at ?? 0;
  const { fit, hour } = fitWindow(memory.blocks, now);
  return { ...memory, fit, hourDrift: hour.drift, hourLive: hour.liveMean, gapsSinceFit: 0 };
}
