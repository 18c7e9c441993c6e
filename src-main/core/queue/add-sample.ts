import { addGap, BLOCK, startBlock } from './block.ts';
import { learnedCapacity } from './capacity.ts';
import { fixedSession } from './fixed-session.ts';
import { addLook, isRowFull } from './looks.ts';
import { addToMinutes } from './minutes.ts';
import { pair } from './pairing.ts';
import { startQueueMemory } from './memory.ts';
import { peopleIn } from './sample.ts';
import { burstBeyond } from './trim.ts';
import { fitWindow, REACH } from './window.ts';
import type { Block } from './block.ts';
import type { QueueMemory } from './memory.ts';
import type { Looks } from './looks.ts';
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
  const kept = paired.kind === 'hole' ? memory : { ...startQueueMemory(), capacity: memory.capacity };
  return { ...kept, pairing: paired.pairing, smoothQueue: sample.queue, rush: 0 };
}

// One literal with all fields, not a spread with changes: this runs with every poll of every source.
function withGap(memory: QueueMemory, gap: Gap, pairing: Pairing): QueueMemory {
  const { after, seconds } = gap;
  const change = peopleIn(after) - peopleIn(gap.before);
  const isBurst = outOfTheOrdinary(memory, change, seconds);
  const isRush = isBurst && change > 0;
  const blocks = withBlock(memory.blocks, gap);
  const fitted = isFitDue(memory) ? fitWindow(blocks, after.at) : undefined;
  const fit = fitted?.fit ?? memory.fit;
  const looks = addLook(memory.looks, gap);
  return {
    pairing,
    blocks,
    minutes: addToMinutes(memory.minutes, gap, !isBurst),
    looks,
    fixed: isFixedDue(memory, looks) ? fixedSession(memory.fixed, looks, fit) : memory.fixed,
    fit,
    gapsSinceFit: fitted ? 0 : memory.gapsSinceFit + 1,
    hourDrift: fitted?.hour.drift ?? memory.hourDrift,
    hourLive: fitted?.hour.liveMean ?? memory.hourLive,
    smoothQueue:
      memory.smoothQueue + (after.queue - memory.smoothQueue) * (1 - Math.exp(-seconds / SMOOTHING)),
    rush: isRush ? change : 0,
    burstAt: isRush ? after.at : memory.burstAt,
    capacity: capacityAfter(memory.capacity, blocks, after),
  };
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
  const copy = blocks.slice();
  copy[copy.length - 1] = addGap(last, gap);
  return copy;
}

/** Places as learned after this sample. More live than was thought possible, and nobody waiting: there are more places. */
function capacityAfter(known: number, blocks: readonly Block[], sample: QueueSample): number {
  if (sample.queue > 0) return learnedCapacity(blocks) ?? known;
  return known > 0 ? Math.max(known, sample.live) : 0;
}

function isFitDue({ fit, gapsSinceFit }: QueueMemory): boolean {
  return gapsSinceFit + 1 >= Math.min(REFIT_GAPS, Math.ceil(fit.gaps * REFIT_SHARE));
}

/** Sessions of one length are looked for again with each row of looks: every six minutes. */
function isFixedDue(memory: QueueMemory, looks: Looks): boolean {
  return looks !== memory.looks && isRowFull(looks);
}
