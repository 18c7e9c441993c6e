/** The capacity panel's one sentence (queue-insight C-5). */
import type { WhatIf } from '../queue/index.ts';
import { waitInWords } from '../queue/index.ts';
import { counted, plural, spanInWords } from './numbers.ts';

/**
 * For example `With 12 places about 9 % would wait, 2 % longer than a minute; 13 places keep that below 5 %.`
 * `sessionLimit` in ms: `With 12 places and sessions of at most 10 min about 9 % would wait`.
 */
export function capacitySentence(capacity: number, answer: WhatIf, sessionLimit?: number): string {
  const limit = sessionLimit === undefined ? '' : ` and sessions of at most ${spanInWords(sessionLimit)}`;
  return `With ${plural(capacity, 'place')}${limit} ${outcome(answer)}${target(capacity, answer)}.`;
}

function outcome(answer: WhatIf): string {
  if (!answer.isStable) {
    return `more people come than leave: the queue grows by about ${perMinute(answer.backlogPerMinute)}`;
  }
  if (answer.waits < 0.005) return 'almost nobody would wait';
  const drained = answer.drainSeconds ? `; the queue now is gone in ${waitInWords(answer.drainSeconds)}` : '';
  return `about ${percent(answer.waits)} would wait, ${percent(answer.waitsLonger)} longer than a minute${drained}`;
}

function target(capacity: number, { smallestCapacity }: WhatIf): string {
  if (smallestCapacity === undefined) return '';
  if (smallestCapacity === capacity) return '; that is the fewest that keep 95 % below a minute';
  const fewer = smallestCapacity < capacity ? 'already ' : '';
  return `; ${plural(smallestCapacity, 'place')} ${fewer}keep 95 % below a minute`;
}

function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  return `${Math.round(share * 100)} %`;
}

function perMinute(people: number): string {
  const rounded = people < 1 ? people.toFixed(1) : String(Math.round(people));
  return `${rounded} a minute`;
}

/**
 * For example `70 % chance the queue passes 20 within 10 min`; `event` is the one whose viewers were taken, too:
 * `..., going by the viewers of Evening show`.
 */
export function forecastSentence(
  probability: number,
  threshold: number,
  horizon: number,
  event?: string,
): string {
  const by = event === undefined ? '' : `, going by the viewers of ${event}`;
  return `${percent(probability)} chance the queue passes ${counted(threshold)} within ${spanInWords(horizon)}${by}`;
}

/** A day of a queue as it was measured, and what more places would have spared (queue-insight C-5, C-8). */
export interface DayTold {
  readonly waitedMinutes: number;
  /** Ms. */
  readonly atCapacity: number;
  /** Places more, and the share of the waiting that would not have been; absent where that is not known. */
  readonly spared?: { readonly places: number; readonly share: number };
}

/** For example `412 viewer-minutes in queue, 38 min at capacity; 3 more places would have removed about 80 %`. */
export function daySentence({ waitedMinutes, atCapacity, spared }: DayTold): string {
  if (waitedMinutes === 0) return 'Nobody waited';
  const waited = plural(Math.max(1, Math.round(waitedMinutes)), 'viewer-minute');
  const more = spared
    ? `; ${plural(spared.places, 'more place', 'more places')} would have removed about ${percent(spared.share)}`
    : '';
  return `${waited} in queue, ${spanInWords(atCapacity)} at capacity${more}`;
}

const GIVING_UP = { low: 'Hardly anybody gives up.', some: 'Some give up.', many: 'Many give up.' } as const;

/** How many of those who wait give up, in words only: the figure behind is too rough to show (C-9). */
export function givingUpInWords(abandonment: keyof typeof GIVING_UP): string {
  return GIVING_UP[abandonment];
}
