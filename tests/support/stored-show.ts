/** A made-up show written into a store as fast as it goes, and what is true of it: every sample is remembered. */
import { choresOf } from '../../src-main/platform/history/chores.ts';
import { Gathering } from '../../src-main/platform/history/gathering.ts';
import { Keeper } from '../../src-main/platform/history/keeper.ts';
import type { Retention } from '../../src-main/core/history/questions.ts';
import type { HistoryEntry } from '../../src-main/core/ports.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Everything at full resolution for good. */
export const KEEP_ALL: Retention = { keepFull: Infinity, keepMinutes: Infinity, keepHours: Infinity };

/** A keeper over the file at `path` whose clock is set by the test. */
export function keeperAt(path: string, clock: { now: number }): Keeper & { readonly news: unknown[] } {
  const news: unknown[] = [];
  const keep = new Keeper({ path, now: () => clock.now, tell: (one) => void news.push(one) });
  return Object.assign(keep, { news });
}

/** A sender to a keeper, as the app's main thread is one. */
export function senderTo(keep: Keeper): {
  append(entry: HistoryEntry): void;
  send(): void;
  gathering: Gathering;
} {
  const gathering = new Gathering();
  const send = () => {
    const batch = gathering.take();
    if (batch) keep.take(batch);
  };
  return { append: (entry) => void gathering.append(entry), send, gathering };
}

/** What the chores do in ten minutes. */
export function doChores(keep: Keeper, now: number, retention: Retention = KEEP_ALL): void {
  for (const _turn of choresOf(keep, now, retention));
}

/** Numbers in [0, 1) that look random and are the same in every run. */
export function sequence(seed = 1): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
