import { lookCount, stepOf } from './looks.ts';
import type { Looks } from './looks.ts';

/** Looks made ready: the step in seconds, and from look to look by how much live and N = L + Q rose. */
export interface Floor {
  readonly step: number;
  readonly liveAtFirst: number;
  readonly rises: Float64Array;
  readonly changes: Float64Array;
  /** Room for who began, from one session before the first look on: at step i that is place i + session + 1. */
  readonly begun: Float64Array;
  /** A change beyond this is a burst and is not judged (queue-insight C-1). */
  readonly burst: number;
}

/** Judged are the newest looks, so that a changed session is noticed, and never fewer than so many. */
const JUDGED = 40;
const LEAST = 30;

export function floorOf(looks: Looks, burst: number): Floor {
  const length = Math.max(0, lookCount(looks) - 1);
  const [rises, changes] = [new Float64Array(length), new Float64Array(length)];
  const [liveAtFirst = 0, peopleAtFirst = 0] = looks.rows[0] ?? [];
  let [live, people, step] = [liveAtFirst, peopleAtFirst, -1];
  for (const row of looks.rows)
    for (let i = 0; i < row.length; i += 2, step++) {
      const [liveNext, peopleNext] = [row[i] ?? 0, row[i + 1] ?? 0];
      if (step >= 0) {
        rises[step] = liveNext - live;
        changes[step] = peopleNext - people;
      }
      [live, people] = [liveNext, peopleNext];
    }
  const begun = new Float64Array(2 * length + 1);
  return { step: stepOf(looks), liveAtFirst, rises, changes, begun, burst };
}

/**
 * What is left of the variance of N = L + Q from look to look once departures are told by who began `session` seconds ago.
 *
 * If every session lasts S, all who are live now are gone after S, and everybody who leaves began S ago (Crommelin's
 * argument for constant holding times, Post Office Electrical Engineers' Journal 25, 1932). So departures echo the sessions
 * begun: they need no estimate, and N plus the echo moves by arrivals only, with half the variance of arrivals and
 * departures (queue-insight C-1). Otherwise the echo is a second chance and adds its own variance: the share is above 1.
 *
 * Who began is what live rose by and the departures together, look by look; those of the first looks leave evenly. A fall of N
 * shows departures whatever the echo says. Undefined with fewer than 30 looks to judge, or where nothing moved.
 */
export function varianceLeft(floor: Floor, session: number): number | undefined {
  const { step, liveAtFirst, rises, changes, begun, burst } = floor;
  const whole = Math.floor(session / step);
  const part = session / step - whole;
  if (whole >= changes.length) return undefined;
  begun.fill((liveAtFirst * step) / session, 0, whole + 1);
  const first = Math.max(whole + 1, changes.length - JUDGED);
  let looks = 0;
  let x = 0;
  let xx = 0;
  let y = 0;
  let yy = 0;
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i] ?? 0;
    const near = begun[i + 1] ?? 0;
    const echo = near + ((begun[i] ?? 0) - near) * part;
    const left = echo > -change ? echo : -change;
    const came = (rises[i] ?? 0) + left;
    begun[i + whole + 1] = came > 0 ? came : 0;
    if (i < first || Math.abs(change) > burst) continue;
    looks++;
    x += change;
    xx += change * change;
    y += change + echo;
    yy += (change + echo) * (change + echo);
  }
  const spread = xx - (x * x) / looks;
  return looks >= LEAST && spread > 0 ? (yy - (y * y) / looks) / spread : undefined;
}
