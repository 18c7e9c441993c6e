/** How many places the slider offers, and from where it starts. */
import type { QueueView } from '#contract/source-insight';
import { insightWords as words } from '../words/insight.ts';

export interface Places {
  readonly now: number;
  /** `guessed`: nothing better is known than how many people there were. */
  readonly origin: 'entered' | 'found' | 'guessed';
}

/** What main answers for at most. */
const MOST = 100_000;
const FEWEST_OFFERED = 10;

/** The present capacity: as the user entered it, else as found in the counts, else the most people seen at once. */
export function presentPlaces(
  entered: number | undefined,
  queue: Pick<QueueView, 'capacity'> | undefined,
  most: number,
): Places {
  if (entered !== undefined && entered > 0) return { now: entered, origin: 'entered' };
  if (queue?.capacity !== undefined && queue.capacity > 0) return { now: queue.capacity, origin: 'found' };
  return { now: Math.max(1, Math.ceil(most)), origin: 'guessed' };
}

/** Where the slider ends: twice the present capacity, but never so few that there is nothing to try. */
export const mostPlaces = ({ now }: Places): number => Math.min(MOST, Math.max(FEWEST_OFFERED, 2 * now));

export const placesHint = ({ now, origin }: Places): string => words[origin](now);

const MINUTE = 60_000;
const LONGEST = 1_440;

/** A session limit as typed, in whole minutes, to ms; undefined for an empty field, null for anything else. */
export function toSessionLimit(text: string): number | undefined | null {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const minutes = /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : 0;
  return minutes >= 1 && minutes <= LONGEST ? minutes * MINUTE : null;
}

/** Half of what sessions last, in whole minutes of at least one: the limit that halves the longest of them. Seconds in. */
export const halfOf = (session: number | undefined): number | undefined =>
  session === undefined ? undefined : Math.max(1, Math.round(session / 120));
