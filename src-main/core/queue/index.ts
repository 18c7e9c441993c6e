import { addSample } from './add-sample.ts';
import { readEstimate, readForecast } from './estimate.ts';
import { startQueueMemory } from './memory.ts';
import { isUsable } from './sample.ts';
import type { EstimateOptions, ForecastQuestion, QueueEstimate } from './estimate.ts';
import type { QueueMemory } from './memory.ts';
import type { QueueSample } from './sample.ts';

export { abandonment, abandonmentRate } from './abandonment.ts';
export { addSample } from './add-sample.ts';
export { arrivalsByMinute } from './arrivals-by-minute.ts';
export { basisOf } from './basis.ts';
export { readEstimate, readForecast } from './estimate.ts';
export { leadOf } from './lead.ts';
export { leadLag } from './lead-lag.ts';
export { startQueueMemory } from './memory.ts';
export { placesToSpare } from './places-to-spare.ts';
export { readWhatIf } from './read-what-if.ts';
export { sessionSeconds } from './session.ts';
export { sparedBy } from './spared.ts';
export { addWaited, meanWait, nextSpan, startWaited } from './waited.ts';
export { whatIf } from './what-if.ts';
export { waitInWords } from './words.ts';
export type { Abandonment } from './abandonment.ts';
export type { Waited } from './waited.ts';
export type { WhatIf, WhatIfQuestion } from './what-if.ts';
export type { Lead } from './lead.ts';
export type { Basis } from './words.ts';
export type { EstimateOptions, ForecastQuestion, QueueEstimate, QueueMemory, QueueSample };

/** Callers may bring their samples in any order: what cannot be used is left out, the rest is put in order of time. */
function remember(samples: readonly QueueSample[]): QueueMemory {
  const usable = samples.filter(isUsable);
  const isOrdered = usable.every((sample, index) => sample.at >= (usable[index - 1]?.at ?? -Infinity));
  const ordered = isOrdered ? usable : [...usable].sort((a, b) => a.at - b.at);
  return ordered.reduce(addSample, startQueueMemory());
}

/**
 * Arrivals, departures, wait and growth from polled counts alone (queue-insight C-1 to C-3). `at` in epoch ms, in any order. Only
 * the last three hours count, and all of them are worth giving: where little happens a long look back is wanted. Rubbish is
 * passed over: times or counts that are no numbers or negative, and all but one of those with the same time. The same as adding
 * them one by one to a memory and reading that.
 * With `now`, what could be told then: later samples are not looked at, and after five minutes without one nothing is told.
 */
export function estimateQueue(samples: readonly QueueSample[], options: EstimateOptions = {}): QueueEstimate {
  return readEstimate(remember(knownAt(samples, options.now)), options);
}

function knownAt(samples: readonly QueueSample[], now: number | undefined): readonly QueueSample[] {
  if (now === undefined || !Number.isFinite(now)) return samples;
  return samples.filter((sample) => isUsable(sample) && sample.at <= now);
}

/**
 * Chance (0 to 1) that the queue reaches `threshold` within `horizonSeconds` (queue-insight C-4); undefined while nobody
 * waits or while there are fewer than 8 events to go by.
 */
export function forecastQueue(
  samples: readonly QueueSample[],
  question: ForecastQuestion,
): number | undefined {
  return readForecast(remember(samples), question);
}
