import type { Random } from './random.ts';

/** From `from` minutes on, arrivals per minute move in a straight line to the next knot. */
export interface Knot {
  readonly minute: number;
  readonly perMinute: number;
}

/** People who come together: `people` spread evenly at random over `seconds`, starting at `minute`. */
export interface Raid {
  readonly minute: number;
  readonly people: number;
  readonly seconds: number;
}

/** What a simulated audience does, and what the vendor can carry. */
export interface Show {
  readonly name: string;
  /** Length in minutes. */
  readonly minutes: number;
  /** People who can be live at once. */
  readonly capacity: number;
  readonly arrivals: readonly Knot[];
  readonly raids: readonly Raid[];
  /** Length of one session in seconds, begun at a second of the show. */
  readonly session: (random: Random, at: number) => number;
  /** Mean of `session` in seconds, known to the oracle only. */
  readonly meanSession: number;
  /** Mean patience in seconds (exponential); undefined: nobody gives up. */
  readonly patience: number | undefined;
}

/** Arrivals per minute at a minute of the show: linear between knots, constant outside of them. */
export function arrivalsAt(knots: readonly Knot[], minute: number): number {
  let before = knots[0];
  if (before === undefined) return 0;
  for (const knot of knots) {
    if (knot.minute > minute) {
      if (knot.minute === before.minute || minute < before.minute) return before.perMinute;
      const share = (minute - before.minute) / (knot.minute - before.minute);
      return before.perMinute + share * (knot.perMinute - before.perMinute);
    }
    before = knot;
  }
  return before.perMinute;
}

/** Arrival times in seconds, ascending: a Poisson process by thinning, with the raids mixed in. */
export function arrivalTimes(show: Show, random: Random): Float64Array {
  const times: number[] = [];
  const peak = Math.max(...show.arrivals.map((knot) => knot.perMinute));
  const end = show.minutes * 60;
  for (let at = random.exponential(60 / peak); at < end; at += random.exponential(60 / peak))
    if (random.uniform() * peak < arrivalsAt(show.arrivals, at / 60)) times.push(at);
  for (const raid of show.raids)
    for (let i = 0; i < raid.people; i++) times.push(raid.minute * 60 + random.uniform() * raid.seconds);
  return Float64Array.from(times).sort();
}
