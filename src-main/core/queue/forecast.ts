import { minuteBefore } from './minutes.ts';
import { logNormalBelow, normalBelow } from './normal.ts';
import { paceOf } from './pace.ts';
import type { QueueMemory } from './memory.ts';

/** How far back the recent drift is taken from, ms. */
const RECENT = 900_000;
/** What the hour's drift is taken from, s. */
const HOUR = 3600;
/** How much arrivals are thought to have moved since the hour's mean, as a share of departures. */
const RESTLESS = 0.35;

/**
 * Net drift of the queue now, people a second. Between what the hour says (its arrivals against today's departures) and
 * what the last quarter of an hour says, weighted by how much chance is in the latter: many events, and the recent wins.
 */
export function driftNow(memory: QueueMemory, departures: number): number {
  const { hourDrift, hourLive, minutes, pairing } = memory;
  const long = hourDrift + paceOf(memory) * hourLive - departures;
  const now = minutes.at(-1);
  const then = minuteBefore(minutes, pairing.last?.at ?? 0, RECENT) ?? minutes[0];
  if (now === undefined || then === undefined || now.observed <= then.observed) return long;
  const seconds = now.observed - then.observed;
  const recent = (now.flow - then.flow) / seconds;
  const chance = (2 * departures) / seconds;
  const signal = (RESTLESS * departures) ** 2;
  return signal > 0 ? long + (signal / (signal + chance)) * (recent - long) : recent;
}

/**
 * Chance that a random walk with drift (a second) and variance (a second) rises by `distance` within `seconds`: first
 * passage of Brownian motion (queue-insight C-4), its second term in log space because its factors over- and underflow.
 */
export function crossingChance(drift: number, variance: number, distance: number, seconds: number): number {
  if (distance <= 0) return 1;
  if (!(seconds > 0) || !(variance > 0)) return 0;
  const scale = Math.sqrt(variance * seconds);
  const direct = normalBelow((drift * seconds - distance) / scale);
  const turned = (2 * drift * distance) / variance + logNormalBelow((-distance - drift * seconds) / scale);
  return Math.min(1, direct + Math.exp(Math.min(0, turned)));
}

/** What drifts are while people wait, as shares of departures: more often down than up, or queues would never end. */
const USUAL = { mean: -0.1, deviation: 0.3 };
/** Gauss and Hermite's three places of a normal quantity, and their weights. */
const PLACES = [
  [0, 2 / 3],
  [Math.sqrt(3), 1 / 6],
  [-Math.sqrt(3), 1 / 6],
] as const;

/**
 * Chance that the queue rises by `distance` within `seconds` (queue-insight C-4), `drift` as `driftNow` finds it. That one rests
 * on few people and is not taken at its word, which would be too sure of itself, most of all where nothing has changed:
 * what chance may have made of it is weighed against what drifts usually are, and the answer is the mean over what is left open.
 */
export function riseChance(drift: number, departures: number, distance: number, seconds: number): number {
  const { mean, deviation } = likelyDrift(drift, departures);
  let sum = 0;
  for (const [place, weight] of PLACES) {
    const one = mean + place * deviation;
    sum += weight * crossingChance(one, varianceOf(departures, one), distance, seconds);
  }
  return Math.min(1, sum);
}

/** By Bayes, all normal: what `driftNow` found, as sure as its hour and its quarter of an hour make it, and the usual. */
function likelyDrift(drift: number, departures: number) {
  if (!(departures > 0)) return { mean: drift, deviation: 0 };
  const hour = (2 * departures) / HOUR + (RESTLESS * departures) ** 2;
  const recent = (2 * departures) / (RECENT / 1000);
  const chance = (hour * recent) / (hour + recent);
  const usual = (USUAL.deviation * departures) ** 2;
  const trust = usual / (usual + chance);
  return {
    mean: trust * drift + (1 - trust) * USUAL.mean * departures,
    deviation: Math.sqrt(trust * chance),
  };
}

/** Arrivals and departures a second: the variance of the walk, kept above zero where the drift says next to nobody comes. */
export function varianceOf(departures: number, drift: number): number {
  return Math.max(2 * departures + drift, departures / 2);
}

/** The most that is ever said, and that is said where few places make the model sure of itself (queue-insight C-4). */
const SUREST = 0.97;
const SUREST_SMALL = 0.9;
const SMALL = 5;

/**
 * A chance as it is told, 0 to 1, in the panel and by rules alike. How many places there are is judged by who is live: while
 * people wait these are taken, and every look that is kept has the number, so that a replay says the same.
 */
export function toldChance(chance: number, live: number): number {
  return Math.min(live <= SMALL ? SUREST_SMALL : SUREST, chance);
}
