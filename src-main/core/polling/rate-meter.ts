/** How many requests an account wants, how many it gets, and by how much its intervals stretch to fit. */
import type { Budget } from './budget.ts';
import type { CeilingSeat } from './ceiling.ts';
import type { Rate } from './types.ts';

export interface RateMeter {
  /** Adds to the requests a second wanted; negative when a task goes. */
  add(change: number): void;
  /** Works the rate out again: demand, budget or ceiling changed. */
  settle(): void;
  rate(): Rate;
}

/** Changes smaller than this share of the value told last are not told. */
const NOTABLE = 0.01;

/** `tell` is called when the rate has changed notably. */
export function createRateMeter(
  budget: Budget,
  seat: CeilingSeat | undefined,
  tell: (rate: Rate) => void,
): RateMeter {
  let wanted = 0;
  let rate: Rate = { wanted: 0, allowed: 0, stretch: 1 };
  let told: Rate | undefined;

  function settle(): void {
    // Rounded: sums of thirds of a request must not look like a stretch.
    rate = fit(Math.round(Math.max(0, wanted) * 1e6) / 1e6, budget.capacity(), seat);
    if (told && !isNotable(told, rate)) return;
    told = rate;
    tell(rate);
  }

  return {
    add: (change) => void (wanted += change),
    settle,
    rate: () => rate,
  };
}

/** Capacity is infinite on loopback: then everything wanted is allowed. */
function fit(wanted: number, capacity: number, seat: CeilingSeat | undefined): Rate {
  if (!seat) return { wanted, allowed: wanted, stretch: 1 };
  const demand = Math.min(wanted, capacity);
  seat.ask(demand);
  const share = seat.share();
  const allowed = share < demand ? share : capacity;
  return { wanted, allowed, stretch: Math.max(1, wanted / allowed) };
}

function isNotable(before: Rate, after: Rate): boolean {
  return (
    differs(before.wanted, after.wanted) ||
    differs(before.allowed, after.allowed) ||
    differs(before.stretch, after.stretch)
  );
}

function differs(before: number, after: number): boolean {
  return Math.abs(after - before) > NOTABLE * Math.abs(before);
}
