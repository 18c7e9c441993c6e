/** The way a request of an account takes: its own limits first, then the app's ceiling. First come, first served. */
import type { Clock, Stop } from '../ports.ts';
import type { CeilingSeat } from './ceiling.ts';
import { createLane, type Lane } from './lane.ts';
import { startWindow } from './start-window.ts';

export interface BudgetLimits {
  /** Starts in any second. */
  readonly perSecond: number;
  /** Requests at once. */
  readonly inFlight: number;
}

export interface Door {
  /** Runs `go` when the request may start; the Stop takes it out of the line, without effect once it has run. */
  enter(go: () => void): Stop;
  leave(): void;
  setShut(isShut: boolean): void;
}

interface Room {
  inFlight: number;
  isAtCeiling: boolean;
  isBarred: boolean;
}

/** Only the first in line stands at the ceiling, so that the account's starts are counted when they happen. */
export function createDoor(clock: Clock, limits: BudgetLimits, ceiling: CeilingSeat): Door {
  const window = startWindow(limits.perSecond);
  const room: Room = { inFlight: 0, isAtCeiling: false, isBarred: false };
  const isShut = () => room.isBarred || room.isAtCeiling || room.inFlight >= limits.inFlight;
  const lane = createLane(clock, () => (isShut() ? undefined : window.waitAt(clock.monotonic())));

  function pass(go: () => void): void {
    room.inFlight += 1;
    window.started(clock.monotonic());
    go();
    lane.poke();
  }

  return {
    enter: (go) => enterThrough(lane, ceiling, room, () => pass(go)),
    leave() {
      room.inFlight -= 1;
      lane.poke();
    },
    setShut(isBarred) {
      room.isBarred = isBarred;
      lane.poke();
    },
  };
}

function enterThrough(lane: Lane, ceiling: CeilingSeat, room: Room, pass: () => void): Stop {
  let leaveCeiling: Stop | undefined;
  let isOver = false;
  const leaveLane = lane.enter(() => {
    room.isAtCeiling = true;
    leaveCeiling = ceiling.enter(() => {
      isOver = true;
      room.isAtCeiling = false;
      pass();
    });
  });
  return () => {
    leaveLane();
    if (isOver || !leaveCeiling) return;
    isOver = true;
    leaveCeiling();
    room.isAtCeiling = false;
    lane.poke();
  };
}
