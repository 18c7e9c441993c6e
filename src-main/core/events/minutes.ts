/** An event's minutes side by side: how many watched, and how many came to its queues. */
import { arrivalsByMinute, type QueueSample } from '../queue/index.ts';

const MINUTE = 60_000;

/** Means by bucket of one series, as the history answers. */
export interface Means {
  readonly at: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}

export type Minutes = readonly (number | undefined)[];

/** The queue of one source by minute, and how long its sessions last on average, seconds. */
export interface QueueMinutes {
  readonly live: Minutes;
  readonly queue: Minutes;
  readonly session: number;
}

/** One value a minute from `from` (epoch ms) on; undefined where nothing is stored. */
export function minutesOf({ at, mean }: Means, from: number, minutes: number): (number | undefined)[] {
  const values = Array<number | undefined>(minutes).fill(undefined);
  for (let index = 0; index < at.length; index += 1) {
    const minute = Math.floor(((at[index] ?? NaN) - from) / MINUTE);
    if (minute >= 0 && minute < minutes) values[minute] = mean[index];
  }
  return values;
}

/**
 * Several series minute by minute. A minute in which one of them is unknown is unknown: a source that drops out must not
 * look like an audience that leaves. Series without any value do not count.
 */
export function summed(all: readonly Minutes[], minutes: number): Minutes {
  const telling = all.filter((one) => one.some((value) => value !== undefined));
  return Array.from({ length: minutes }, (_, minute) => {
    const values = telling.map((one) => one[minute]).filter((value) => value !== undefined);
    const isWhole = values.length > 0 && values.length === telling.length;
    return isWhole ? values.reduce((sum, value) => sum + value, 0) : undefined;
  });
}

/** Arrivals at one queue by minute (queue-insight C-1). */
export function arrivalsOf({ live, queue, session }: QueueMinutes, from: number): Minutes {
  const samples: QueueSample[] = live.flatMap((value, minute) => {
    const waiting = queue[minute];
    if (value === undefined || waiting === undefined) return [];
    return [{ at: from + (minute + 0.5) * MINUTE, live: value, queue: waiting }];
  });
  return arrivalsByMinute(samples, from, live.length, session);
}
