/** Packing, rolling up and letting go, a short step at a time, so that questions never wait long. */
import type { Retention } from '../../core/history/questions.ts';
import type { Clock, Stop } from '../../core/ports.ts';
import { CHECK_AFTER, checkWhole } from './checking.ts';
import type { Keeper } from './keeper.ts';
import { PACK_EVERY, packing } from './packing.ts';
import { pruning } from './pruning.ts';
import { rolling } from './rolling.ts';
import { trimTails } from './writing.ts';

const HOUR = 3_600_000;
/** Until the preferences are known (product.md section 11). */
const USUAL: Retention = { keepFull: 48 * HOUR, keepMinutes: 90 * 24 * HOUR, keepHours: 730 * 24 * HOUR };
/** What is kept while nothing can be written to a file. */
const IN_MEMORY: Retention = { keepFull: HOUR, keepMinutes: 12 * HOUR, keepHours: 12 * HOUR };

export interface Chores {
  retain(keep: Retention): void;
  stop(): void;
}

/** Does a round every ten minutes, and one at once when less is to be kept than before. */
export function startChores(keep: Keeper, clock: Clock): Chores {
  let retention = USUAL;
  let isStopped = false;
  let round: Generator | undefined;
  let next: Stop = () => undefined;
  const step = () => {
    if (isStopped || !round) return;
    if (isOver(keep, round)) round = undefined;
    else setImmediate(step);
  };
  const begin = () => {
    if (round) return;
    round = choresOf(keep, clock.now(), retention);
    setImmediate(step);
  };
  const turn = () => {
    next = clock.after(PACK_EVERY, turn);
    begin();
  };
  next = clock.after(PACK_EVERY, turn);
  const uncheck = keep.isCheckDue ? clock.after(CHECK_AFTER, () => tryCheck(keep, clock.now())) : undefined;
  return {
    retain: (wanted) => {
      retention = wanted;
      begin();
    },
    stop: () => {
      isStopped = true;
      next();
      uncheck?.();
    },
  };
}

function tryCheck(keep: Keeper, now: number): void {
  try {
    checkWhole(keep, now);
  } catch {
    // The keeper has seen to it and told of it.
  }
}

/** One step. Trouble with the file ends the round: the next one tries again. */
function isOver(keep: Keeper, round: Generator): boolean {
  try {
    return keep.guard(() => round.next().done === true);
  } catch {
    return true;
  }
}

/** One round: a step ends wherever others may have their turn. */
export function* choresOf(keep: Keeper, now: number, retention: Retention): Generator<void, void> {
  const { store } = keep;
  if (store.kind === 'read-only') return trimTails(store, now - IN_MEMORY.keepFull);
  const steps = [
    () => packing(store, now),
    () => rolling(store, now),
    () => pruning(store, now, store.kind === 'memory' ? IN_MEMORY : retention),
  ];
  for (const begin of steps) {
    for (const turn of begin()) {
      yield turn;
      // Trouble has put another store in its place.
      if (keep.store !== store) return;
    }
  }
}
