/** Packing, rolling up and letting go, a short step at a time, so that questions never wait long. */
import type { Retention } from '../../core/history/questions.ts';
import type { Keeper } from './keeper.ts';
import { PACK_EVERY, packing } from './packing.ts';
import { pruning } from './pruning.ts';
import { rolling } from './rolling.ts';

export interface Chores {
  stop(): void;
}

const DAY = 86_400_000;
const KEEP: Retention = { keepFull: 2 * DAY, keepMinutes: 90 * DAY, keepHours: 730 * DAY };

/** Does a round every ten minutes. */
export function chores(keep: Keeper, now: () => number): Chores {
  let isStopped = false;
  let round: Generator | undefined;
  const step = () => {
    if (isStopped || !round) return;
    if (round.next().done) round = undefined;
    else setImmediate(step);
  };
  const timer = setInterval(() => {
    round ??= work(keep, now());
    setImmediate(step);
  }, PACK_EVERY);
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

function* work(keep: Keeper, now: number): Generator<void, void> {
  yield* packing(keep.store, now);
  yield* rolling(keep.store, now);
  yield* pruning(keep.store, now, KEEP);
}
