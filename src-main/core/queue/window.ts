import { BLOCK } from './block.ts';
import { fitBlocks } from './fit.ts';
import type { Block } from './block.ts';
import type { Fit } from './fit.ts';

/** The window of queue-insight C-2 in blocks: an hour. */
const HOUR = 6;
/** How far back a quiet source's window may reach, in blocks: three hours. */
export const REACH = 18;
/** With so many events in it a window need not reach further back: the wait is then within 7 % of what luck leaves. */
const PLENTY = 200;

/** The blocks that began within `count` block lengths of `now`. */
export function blocksWithin(blocks: readonly Block[], now: number, count: number): readonly Block[] {
  return blocks.filter((block) => now - block.from < count * BLOCK);
}

/**
 * Looks through the last hour, and further back (three hours at most) while the hour holds too few events: a place that
 * comes free every five minutes tells little in an hour. A busy source keeps the hour and so follows change sooner.
 */
export function fitWindow(blocks: readonly Block[], now: number): { readonly fit: Fit; readonly hour: Fit } {
  const hour = fitBlocks(blocksWithin(blocks, now, HOUR));
  if (hour.events >= PLENTY) return { fit: hour, hour };
  const wanted = hour.events > 0 ? Math.ceil((HOUR * PLENTY) / hour.events) : REACH;
  const further = blocksWithin(blocks, now, Math.min(REACH, wanted));
  const isSame = further.length === blocksWithin(blocks, now, HOUR).length;
  return { fit: isSame ? hour : fitBlocks(further), hour };
}
