/** One timer for all polls of the app: dues are rounded up to a coarse grid, so that one wake-up serves many (performance.md 2). */
import type { Clock, Stop } from '../ports.ts';
import { createAgenda } from './agenda.ts';

/** Grid, ms, while a window is seen, and while none is. */
export const TICK_VISIBLE = 100;
export const TICK_HIDDEN = 250;

/** `late` is how many ms after its slot of the grid the run comes. */
export type TickRun = (late: number) => void;

export interface Ticker {
  /** Runs once at `due` (monotonic ms), at most `grain` ms or one tick later, whichever is less. `run` may not throw. */
  at(due: number, grain: number, run: TickRun): Stop;
  /** Sets the grid for dues to come, ms. */
  setTick(tick: number): void;
}

interface Entry {
  readonly run: TickRun;
  isOver: boolean;
}

/** Makes the ticker shared by all accounts. It costs nothing while nothing is due. */
export function createTicker(clock: Clock, initialTick: number = TICK_VISIBLE): Ticker {
  const agenda = createAgenda<Entry>();
  const alarm = createAlarm(clock, turn);
  let tick = initialTick;

  function turn(): void {
    const now = clock.monotonic();
    for (let slot = agenda.soonest(); slot !== undefined && slot <= now + EARLY; slot = agenda.soonest()) {
      runAll(agenda.take(), Math.max(0, now - slot));
    }
    alarm.set(agenda.soonest());
  }

  function at(due: number, grain: number, run: TickRun): Stop {
    const slot = slotOf(due, Math.min(tick, grain));
    const entry = { run, isOver: false };
    agenda.add(slot, entry);
    alarm.set(agenda.soonest());
    return () => {
      entry.isOver = true;
      agenda.drop(slot, entry);
      alarm.set(agenda.soonest());
    };
  }

  return { at, setTick: (next) => void (tick = next) };
}

/** Timers may come a fraction of a millisecond early: not worth a second wake-up, ms. */
const EARLY = 1;

function runAll(entries: ReadonlySet<Entry>, late: number): void {
  for (const entry of entries) if (!entry.isOver) entry.run(late);
}

/** The first point of the grid at or after `due`; a grid of 0 keeps `due` as it is. */
function slotOf(due: number, grid: number): number {
  return grid > 0 ? Math.ceil(due / grid) * grid : due;
}

interface Alarm {
  /** Rings once at this time, monotonic ms, in place of any time set before. */
  set(time: number | undefined): void;
}

function createAlarm(clock: Clock, ring: () => void): Alarm {
  let armed: { readonly time: number; readonly stop: Stop } | undefined;
  const rung = () => {
    armed = undefined;
    ring();
  };
  return {
    set(time) {
      if (time === armed?.time) return;
      armed?.stop();
      armed = undefined;
      if (time === undefined) return;
      armed = { time, stop: clock.after(Math.max(0, Math.ceil(time - clock.monotonic())), rung) };
    },
  };
}
