/** The ceiling of the whole app: how many requests may start in any second, and who gets how much of it. */
import type { Clock, Stop } from '../ports.ts';
import { createLane } from './lane.ts';
import { startWindow } from './start-window.ts';

/** One account's part in the ceiling. */
export interface CeilingSeat {
  enter(go: () => void): Stop;
  /** Requests a second this account would make if there were no ceiling. */
  ask(rate: number): void;
  /** What it gets of that, requests a second: everybody is cut by the same factor. */
  share(): number;
  leave(): void;
}

export interface Ceiling {
  /** `onChange` is called when the factor changes. */
  join(onChange: () => void): CeilingSeat;
  /** Requests a second for the whole app, from now on. */
  set(perSecond: number): void;
}

interface Seat {
  rate: number;
  readonly onChange: () => void;
}

/** Starts with 10 a second by default (product.md section 3). */
export function createCeiling(clock: Clock, initialPerSecond = 10): Ceiling {
  const window = startWindow(initialPerSecond);
  const lane = createLane(clock, () => window.waitAt(clock.monotonic()));
  const shares = createShares(initialPerSecond);

  function enter(go: () => void): Stop {
    return lane.enter(() => {
      window.started(clock.monotonic());
      go();
    });
  }

  return {
    join: (onChange) => ({ enter, ...shares.join(onChange) }),
    set(perSecond) {
      window.set(perSecond);
      shares.set(perSecond);
      lane.poke();
    },
  };
}

interface Shares {
  join(onChange: () => void): Omit<CeilingSeat, 'enter'>;
  set(perSecond: number): void;
}

function createShares(initialPerSecond: number): Shares {
  const seats = new Set<Seat>();
  let perSecond = initialPerSecond;
  let factor = 1;

  function settle(): void {
    const asked = [...seats].reduce((sum, seat) => sum + seat.rate, 0);
    const next = asked > perSecond ? perSecond / asked : 1;
    if (next === factor) return;
    factor = next;
    for (const seat of seats) seat.onChange();
  }

  function join(onChange: () => void): Omit<CeilingSeat, 'enter'> {
    const seat: Seat = { rate: 0, onChange };
    seats.add(seat);
    return {
      ask: (rate) => {
        if (rate === seat.rate) return;
        seat.rate = rate;
        settle();
      },
      share: () => seat.rate * factor,
      leave: () => {
        seats.delete(seat);
        settle();
      },
    };
  }

  return {
    join,
    set: (next) => {
      perSecond = next;
      settle();
    },
  };
}
