import { peopleIn } from './sample.ts';
import type { Gap } from './pairing.ts';
import type { QueueSample } from './sample.ts';

/** The last hour in even steps of half a minute, or of a poll where polls are slower. Plain values. */
export interface Looks {
  /** Epoch ms of the first and of the last look; 0 where there is none. */
  readonly from: number;
  readonly to: number;
  /**
   * Those live and all people in the house, side by side, `live, people, live, people...`, in rows of twelve looks, newest last.
   * In rows, so that one more look copies one row and not all of them.
   */
  readonly rows: readonly (readonly number[])[];
}

export const noLooks: Looks = { from: 0, to: 0, rows: [] };

/** Looks of a row, and rows kept. */
const ROW = 12;
const ROWS = 10;
/** Half a minute, ms, and the share of a step after which the next look is taken: polls do not come to the second. */
const STEP = 30_000;
const NEARLY = 0.9;
/** Looks missing in a row that are drawn as a straight line; with more the looks start anew. */
const MISSED = 3;

export function lookCount({ rows }: Looks): number {
  const last = rows.at(-1);
  return last === undefined ? 0 : (rows.length - 1) * ROW + last.length / 2;
}

/** Seconds from look to look; 0 with fewer than two. */
export function stepOf(looks: Looks): number {
  const count = lookCount(looks);
  return count > 1 ? (looks.to - looks.from) / 1000 / (count - 1) : 0;
}

/** Whether the newest row has just been filled: the time to look through all of them. */
export function isRowFull({ rows }: Looks): boolean {
  return rows.at(-1)?.length === 2 * ROW;
}

/**
 * The looks with the end of one more gap; the very same ones while it is too early for another look. After a hole in the
 * polling of more than three looks, or when the clock was set back, they start anew.
 */
export function addLook(looks: Looks, { before, after }: Gap): Looks {
  if (looks.rows.length === 0 || before.at < looks.to) return startLooks(after);
  const step = Math.max(STEP, 1000 * stepOf(looks));
  const elapsed = after.at - looks.to;
  if (elapsed < NEARLY * step) return looks;
  const steps = lookCount(looks) > 1 ? Math.max(1, Math.round(elapsed / step)) : 1;
  return steps > MISSED + 1 ? startLooks(after) : upTo(looks, after, steps);
}

function startLooks(sample: QueueSample): Looks {
  return { from: sample.at, to: sample.at, rows: [[sample.live, peopleIn(sample)]] };
}

/** As many looks more as steps have passed; those that were missed lie on the line between the two that are known. */
function upTo(looks: Looks, sample: QueueSample, steps: number): Looks {
  const { from, to, rows } = looks;
  const last = rows.at(-1) ?? [];
  const [live, people] = [last.at(-2) ?? sample.live, last.at(-1) ?? peopleIn(sample)];
  let next: Looks = { from, to, rows };
  for (let i = 1; i <= steps; i++) {
    const between = (start: number, end: number) => Math.round(start + ((end - start) * i) / steps);
    const at = to + ((sample.at - to) * i) / steps;
    next = withLook(next, at, between(live, sample.live), between(people, peopleIn(sample)));
  }
  return next;
}

function withLook(looks: Looks, at: number, live: number, people: number): Looks {
  const { from, rows } = looks;
  if (!isRowFull(looks)) {
    const row = [...(rows.at(-1) ?? []), live, people];
    return { from, to: at, rows: [...rows.slice(0, -1), row] };
  }
  const dropped = rows.length >= ROWS ? ROW : 0;
  return {
    from: from + dropped * 1000 * stepOf(looks),
    to: at,
    rows: [...rows.slice(1 - ROWS), [live, people]],
  };
}
