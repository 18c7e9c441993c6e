/**
 * Storm's truth checks, for any vendor whose answers carry a clock (queue-insight C-10): an answer whose own numbers do
 * not add up, or which never changes, is old news and must not look fresh.
 */
import type { Sample, SourceClock } from '../provider.ts';

/** `startTime + duration` may differ from `generatedAt` by this, ms. */
export const CLOCK_TOLERANCE = 2_000;

export interface Truth {
  readonly clock?: SourceClock;
  readonly counters: Readonly<Record<string, number>>;
  /** Since when answers have been frozen, epoch ms; absent while they are true. */
  readonly frozenSince?: number;
  /** This very sample began anew: baselines are reset, no alarm. */
  readonly restarted: boolean;
  /** Smallest (received - generatedAt) of late, ms: the offset between the two clocks. */
  readonly skew?: number;
  /** What it is the smaller of: the least of this stretch, begun at `from`, and of the one before. */
  readonly skews?: { readonly from: number; readonly least: number; readonly before: number };
}

/** Metrics that only ever rise while a stream runs; a fall is a restart. */
const COUNTERS = ['inTotalBytes', 'outTotalBytes'] as const;

/** Nothing seen yet. */
export function startTruth(): Truth {
  return { counters: {}, restarted: false };
}

/** What one good sample says about the truth of the answers. Samples without a clock are taken at their word. */
export function weighTruth(before: Truth, sample: Sample): Truth {
  const { clock } = sample;
  if (!clock) return { counters: {}, restarted: false };
  const frozen = isFrozen(before.clock, clock);
  const skews = skewsAfter(before.skews, sample.at, sample.at - clock.generatedAt);
  return {
    clock,
    counters: countersOf(sample),
    restarted: !frozen && hasRestarted(before, sample, clock),
    skew: Math.min(skews.least, skews.before),
    skews,
    ...(frozen ? { frozenSince: before.frozenSince ?? sample.at } : {}),
  };
}

/** How long a stretch is, ms: a clock that was set is forgotten after two. */
const STRETCH = 600_000;

function skewsAfter(before: Truth['skews'], at: number, offset: number): NonNullable<Truth['skews']> {
  if (!before) return { from: at, least: offset, before: offset };
  if (at - before.from >= STRETCH) return { from: at, least: offset, before: before.least };
  return { ...before, least: Math.min(before.least, offset) };
}

/** Age of the vendor's figures beyond the usual delay, ms (queue-insight C-10 "data age"). */
export function dataAge(truth: Truth, now: number): number | undefined {
  if (!truth.clock || truth.skew === undefined) return undefined;
  return Math.max(0, now - truth.clock.generatedAt - truth.skew);
}

function isFrozen(before: SourceClock | undefined, now: SourceClock): boolean {
  return (before !== undefined && now.generatedAt <= before.generatedAt) || !addsUp(now);
}

function addsUp({ generatedAt, startedAt, duration }: SourceClock): boolean {
  if (startedAt === undefined || duration === undefined) return true;
  return Math.abs(startedAt + duration - generatedAt) <= CLOCK_TOLERANCE;
}

function hasRestarted(before: Truth, sample: Sample, clock: SourceClock): boolean {
  const earlier = before.clock;
  if (!earlier) return false;
  const fell =
    clock.duration !== undefined && earlier.duration !== undefined && clock.duration < earlier.duration;
  return (
    fell || COUNTERS.some((id) => (sample.readings[id] ?? Infinity) < (before.counters[id] ?? -Infinity))
  );
}

function countersOf(sample: Sample): Truth['counters'] {
  const pairs = COUNTERS.map((id) => [id, sample.readings[id]] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is [(typeof COUNTERS)[number], number] => pair[1] !== undefined),
  );
}
