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
  /** Smallest (received - generatedAt) seen, ms: the offset between the two clocks. */
  readonly skew?: number;
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
  const skew = Math.min(before.skew ?? Infinity, sample.at - clock.generatedAt);
  return {
    clock,
    counters: countersOf(sample),
    restarted: !frozen && hasRestarted(before, sample, clock),
    skew,
    ...(frozen ? { frozenSince: before.frozenSince ?? sample.at } : {}),
  };
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
