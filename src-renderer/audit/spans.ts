/** Which stretch of time the changes are shown of. */
import { fromLocal } from '../history/local-time.ts';

export type Span = 'all' | 'day' | 'week' | 'month' | 'own';

const DAY = 86_400_000;
const lengths: Readonly<Partial<Record<Span, number>>> = { day: DAY, week: 7 * DAY, month: 30 * DAY };

export interface Range {
  readonly from?: number;
  readonly until?: number;
}

/** Epoch ms of both ends; `from` and `until` are as a field for local times has them, and only used for `own`. */
export function rangeOf(span: Span, from: string, until: string, now: number): Range {
  const length = lengths[span];
  if (length !== undefined) return { from: now - length };
  if (span === 'all') return {};
  const [begin, end] = [fromLocal(from), fromLocal(until)];
  // A minute as typed is meant to its end.
  return {
    ...(begin === undefined ? {} : { from: begin }),
    ...(end === undefined ? {} : { until: end + 59_999 }),
  };
}

export const isBackwards = ({ from, until }: Range): boolean =>
  from !== undefined && until !== undefined && until < from;
