import { pair, startPairing } from './pairing.ts';
import type { Gap } from './pairing.ts';
import type { QueueSample } from './sample.ts';

/** The show played again with more places: how many fewer people are in the house, and the waiting with and without. */
interface Replay {
  readonly fewer: number;
  readonly waited: number;
  readonly waitedStill: number;
}

/**
 * Share of the waiting that `more` places would have spared, 0 to 1 (queue-insight C-5 and C-8): the same arrivals again,
 * each place coming free once in a session's length of seconds. Fluid, hence a little generous. Undefined: nobody waited.
 */
export function sparedBy(samples: readonly QueueSample[], more: number, session: number): number | undefined {
  let pairing = startPairing;
  let replay: Replay = { fewer: 0, waited: 0, waitedStill: 0 };
  for (const sample of samples) {
    const paired = pair(pairing, sample);
    pairing = paired.pairing;
    if (paired.kind === 'taken') replay = playOn(replay, paired.gap, more, session);
    else if (paired.kind !== 'passed') replay = { ...replay, fewer: 0 };
  }
  return replay.waited > 0 ? 1 - replay.waitedStill / replay.waited : undefined;
}

function playOn(replay: Replay, { before, after, seconds }: Gap, more: number, session: number): Replay {
  const queue = (before.queue + after.queue) / 2;
  // Busy places there minus busy places here: at most `more`, and none left over once those are gone who left earlier.
  const busier = Math.min(queue - replay.fewer, more);
  return {
    fewer: Math.max(0, replay.fewer + (busier * seconds) / session),
    waited: replay.waited + queue * seconds,
    waitedStill: replay.waitedStill + Math.max(0, queue - replay.fewer - more) * seconds,
  };
}
