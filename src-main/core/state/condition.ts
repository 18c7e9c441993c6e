/** The one condition of a source at a moment (product.md section 2). */
import type { Condition } from '#contract/model';
import type { SourceState } from './source-state.ts';

/** What decides whether a sample still counts as fresh, ms. */
export interface Rhythm {
  /** The interval now in force (stretched, when the budget stretches it). */
  readonly interval: number;
  readonly deadline: number;
  readonly paused: boolean;
}

/** Three failures in a row and at least 30 s since the first: "down" (seed 004). */
export const DOWN_COUNT = 3;
export const DOWN_SPAN = 30_000;

/** Deadline of a whole answer for an interval, ms: min(10 s, interval), but at least 5 s (product.md section 3). */
export function deadlineFor(interval: number): number {
  return Math.max(5_000, Math.min(10_000, interval));
}

/** Age at which a sample is stale, ms: two intervals plus the request deadline. */
export function staleAfter(rhythm: Rhythm): number {
  return 2 * rhythm.interval + rhythm.deadline;
}

/**
 * The condition at `now`. A failed last look is told at once, whatever came before: a light that stays green on old
 * knowledge would be a lie.
 */
export function conditionAt(state: SourceState, rhythm: Rhythm, now: number): Condition {
  if (rhythm.paused) return 'paused';
  if (state.streak) return 'failing';
  if (!state.lastGood) return 'pending';
  if (state.truth.frozenSince !== undefined) return 'stale';
  if (now - state.lastGood.at > staleAfter(rhythm)) return 'stale';
  return state.lastGood.presence === 'offline' ? 'offline' : 'fresh';
}

/** Whether the source counts as down at `now`, rather than having missed a look or two. */
export function isDown(state: SourceState, now: number): boolean {
  const { streak } = state;
  return streak !== undefined && streak.count >= DOWN_COUNT && now - streak.firstAt >= DOWN_SPAN;
}
