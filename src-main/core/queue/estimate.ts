import { driftNow, riseChance, toldChance } from './forecast.ts';
import { growthScore } from './growth.ts';
import { ledChance, type Lead } from './lead.ts';
import { paceOf } from './pace.ts';
import { expectedWait } from './wait.ts';
import type { QueueMemory } from './memory.ts';

export interface QueueEstimate {
  /** Departures the estimate rests on, after what chance and slow polls took away (k of queue-insight C-1). */
  readonly events: number;
  /** Fewer than 8 events: no rate and no wait is told yet. */
  readonly learning: boolean;
  readonly arrivalsPerMinute: number | undefined;
  readonly departuresPerMinute: number | undefined;
  /** For the next person who comes, and the interval that holds 80 % of waits; seconds, 0 to a day. */
  readonly waitSeconds: number | undefined;
  readonly waitLow: number | undefined;
  readonly waitHigh: number | undefined;
  /** More came at once within the last five minutes than chance explains: a raid, a link that was shared. */
  readonly burst: boolean;
  /** Growth of the queue in standard deviations (queue-insight C-3). */
  readonly growthZ: number | undefined;
  /** Places: as given, else learned from counts. */
  readonly capacity: number | undefined;
}

export interface EstimateOptions {
  /** Places there are, entered by the user; learned when absent. */
  readonly capacity?: number;
  /** Epoch ms on the clock of the samples; the time of the last one when absent. */
  readonly now?: number;
}

/** Below this many events: learning (queue-insight C-2). */
const ENOUGH = 8;
/** How long a burst is worth a label, and how old the last sample may be, ms. */
const BURST = 300_000;
const STALE = 300_000;

/** What can be said now. Nothing but the capacity when the last sample is five minutes (or three intervals) old. */
export function readEstimate(memory: QueueMemory, options: EstimateOptions = {}): QueueEstimate {
  const capacity = placesOf(options.capacity) ?? placesOf(memory.capacity);
  const events = Math.floor(memory.fit.events);
  const at = memory.pairing.last?.at ?? 0;
  const now = Number.isFinite(options.now) ? (options.now ?? at) : at;
  const isStale = now - at > Math.max(STALE, 3 * memory.pairing.interval);
  const isKnown = events >= ENOUGH && !isStale;
  const wait = isKnown ? expectedWait(memory, capacity) : undefined;
  const flow = isKnown ? flowNow(memory) : undefined;
  return {
    events,
    learning: events < ENOUGH,
    arrivalsPerMinute: flow && flow.arrivals * 60,
    departuresPerMinute: flow && flow.departures * 60,
    waitSeconds: wait?.seconds,
    waitLow: wait?.low,
    waitHigh: wait?.high,
    burst: memory.burstAt > 0 && now - memory.burstAt <= BURST,
    growthZ: isKnown ? growthScore(memory) : undefined,
    capacity,
  };
}

/** Undefined for what is no number of places: zero, negative, not finite. */
function placesOf(count: number | undefined): number | undefined {
  return count !== undefined && Number.isFinite(count) && count > 0 ? count : undefined;
}

/** Arrivals and departures a second as of the last sample (queue-insight C-1, C-2). */
export function flowNow(memory: QueueMemory): { readonly arrivals: number; readonly departures: number } {
  const live = memory.pairing.last?.live ?? 0;
  const departures = paceOf(memory) * live;
  return { departures, arrivals: Math.max(0, departures + driftNow(memory, departures)) };
}

export interface ForecastQuestion {
  /** People in the queue. */
  readonly threshold: number;
  readonly horizonSeconds: number;
}

/**
 * Chance that the queue reaches the threshold within the horizon; undefined while nobody waits or while learning. With a
 * lead, what an audience has just done counts, too.
 */
export function readForecast(
  memory: QueueMemory,
  question: ForecastQuestion,
  lead?: Lead,
): number | undefined {
  const { last } = memory.pairing;
  if (last === undefined || last.queue === 0 || memory.fit.events < ENOUGH) return undefined;
  const distance = question.threshold - last.queue;
  if (!Number.isFinite(distance) || !Number.isFinite(question.horizonSeconds)) return undefined;
  if (distance <= 0) return 1;
  const departures = paceOf(memory) * last.live;
  const drift = driftNow(memory, departures);
  const seconds = question.horizonSeconds;
  const chance = lead
    ? ledChance(lead, { distance, seconds, departures, drift })
    : riseChance(drift, departures, distance, seconds);
  return toldChance(chance, last.live);
}
