/** Gaps are data: stretches without good samples, by their reason, from the codes of consecutive rows. */
import type { Gap } from '#contract/channels/history';
import { isGood, kindOf } from './row.ts';

/** A row further away than this many usual steps leaves a gap of its own: the app did not look. */
const STEPS = 4;
const LEAST_HOLE = 60_000;

/** Gaps between `rows` (times and codes), oldest first. A gap lasts until the next good row, or to the last row. */
export function gapsOf(times: Float64Array, codes: Float64Array): readonly Gap[] {
  const gaps: Gap[] = [];
  const hole = holeIn(times);
  times.forEach((at, index) => {
    const code = codes[index] ?? 0;
    const before = index > 0 ? (times[index - 1] ?? at) : at;
    const last = gaps.at(-1);
    const open = last !== undefined && index > 0 && !isGood(codes[index - 1] ?? 0);
    if (open) gaps[gaps.length - 1] = { ...last, until: at };
    if (at - before > hole && !open) gaps.push({ from: before, until: at, kind: 'app-off' });
    if (!isGood(code) && !(open && gapKind(code) === last.kind))
      gaps.push({ from: at, until: at, kind: gapKind(code) });
  });
  return gaps;
}

/** Joins gaps of the same kind that touch; `later` follow `earlier` in time. */
export function joinGaps(earlier: readonly Gap[], later: readonly Gap[]): readonly Gap[] {
  const [first, ...rest] = later;
  const last = earlier.at(-1);
  if (!first || !last || last.kind !== first.kind || first.from > last.until) return [...earlier, ...later];
  return [...earlier.slice(0, -1), { ...last, until: first.until }, ...rest];
}

/** The newest row of a source. */
export interface NewestRow {
  readonly at: number;
  readonly code: number;
}

/** While the newest row is no good one its gap goes on up to `until`: nothing better has been seen since. */
export function lasting(gaps: readonly Gap[], newest: NewestRow | undefined, until: number): readonly Gap[] {
  if (!newest || isGood(newest.code) || newest.at >= until) return gaps;
  const last = gaps.at(-1);
  if (last && last.until >= newest.at) return [...gaps.slice(0, -1), { ...last, until }];
  return [...gaps, { from: newest.at, until, kind: gapKind(newest.code) }];
}

function gapKind(code: number): Gap['kind'] {
  const kind = kindOf(code);
  if (kind === 'paused' || kind === 'resumed') return 'paused';
  if (kind === 'frozen') return 'unexpected-response';
  return kind === 'live' || kind === 'preparing' || kind === 'offline' ? 'offline' : kind;
}

/** From which time between two rows on the app did not look. Most often none is long enough to ask what is usual. */
function holeIn(times: Float64Array): number {
  let longest = 0;
  for (let index = 1; index < times.length; index++)
    longest = Math.max(longest, (times[index] ?? 0) - (times[index - 1] ?? 0));
  return longest <= LEAST_HOLE ? LEAST_HOLE : Math.max(LEAST_HOLE, STEPS * usualStep(times));
}

/** The median time between rows, ms. */
function usualStep(times: Float64Array): number {
  const steps = Array.from(times.subarray(1), (at, index) => at - (times[index] ?? at)).sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}
