/** What is found out about one source beyond its readings, carried from look to look (queue-insight C-10, C-12, C-13). */
import type { InsightDescriptor } from '#contract/descriptor';
import type { Readings } from '#contract/model';
import type { Sample } from '../provider.ts';
import { addEgress, startEgress, type EgressMemory } from './egress.ts';
import { addIngest, startIngest, type IngestMemory } from './ingest.ts';
import { addViews, startMeaning, type MeaningMemory } from './meaning.ts';
import { addCount, startRise, type RiseMemory } from './rise.ts';

/** Plain values of bounded size. */
export interface InsightMemory {
  readonly ingest: IngestMemory;
  readonly egress: EgressMemory;
  readonly meaning: MeaningMemory;
  readonly rise: RiseMemory;
  /** Since when it has been live, epoch ms, and whether it was seen to begin; absent while it is not live. */
  readonly active?: { readonly since: number; readonly sawStart: boolean };
  /** It was seen while it was not live. */
  readonly sawOff: boolean;
}

export const startInsight: InsightMemory = {
  ingest: startIngest,
  egress: startEgress,
  meaning: startMeaning,
  rise: startRise,
  sawOff: false,
};

/** The memory with one more good look; a restart of the stream begins its baselines anew (queue-insight C-10). */
export function learn(
  { insight }: { readonly insight?: InsightDescriptor },
  before: InsightMemory,
  sample: Sample,
  restarted: boolean,
): InsightMemory {
  if (!insight) return before;
  const memory = restarted ? { ...before, ingest: startIngest, egress: startEgress } : before;
  const isLive = sample.presence === 'live';
  const count = insight.disputed && sample.readings[insight.disputed.count];
  return {
    ingest: insight.ingest ? ingestAfter(memory.ingest, insight.ingest.total, sample) : memory.ingest,
    egress: insight.delivery ? egressAfter(memory.egress, insight.delivery, sample) : memory.egress,
    meaning: meaningAfter(memory.meaning, count, sample.presence),
    rise: count === undefined || !isLive ? startRise : addCount(memory.rise, sample.at, count),
    sawOff: !isLive,
    ...activeAfter(memory, sample),
  };
}

/** Without a count of bytes nothing is learnt, and nothing is said of it. */
function ingestAfter(memory: IngestMemory, total: string, sample: Sample): IngestMemory {
  const inTotalBytes = sample.readings[total];
  if (inTotalBytes === undefined) return { rates: memory.rates, isStalled: false };
  const generatedAt = sample.clock?.generatedAt ?? sample.at;
  return addIngest(memory, { generatedAt, inTotalBytes, isPublished: sample.presence === 'live' });
}

function egressAfter(
  memory: EgressMemory,
  { incoming, outgoing, people }: Omit<NonNullable<InsightDescriptor['delivery']>, 'share'>,
  { at, readings, presence }: Sample,
): EgressMemory {
  const [inBandwidth, outBandwidth, viewers] = [readings[incoming], readings[outgoing], readings[people]];
  if (presence !== 'live') return startEgress;
  if (inBandwidth === undefined || outBandwidth === undefined || viewers === undefined)
    return { ratios: memory.ratios, hasGap: false };
  return addEgress(memory, { at, inBandwidth, outBandwidth, viewers });
}

function meaningAfter(memory: MeaningMemory, count: number | undefined, presence: Sample['presence']) {
  return count === undefined || presence === 'preparing'
    ? memory
    : addViews(memory, count, presence === 'live');
}

function activeAfter(
  { active, sawOff }: InsightMemory,
  { at, presence }: Sample,
): Pick<InsightMemory, 'active'> {
  if (presence !== 'live') return {};
  return { active: active ?? { since: at, sawStart: sawOff } };
}

/**
 * Readings that follow from the insight: the age of the figures in seconds, what comes in and what each viewer gets of the usual
 * (what the rules judge by is what is kept), and the rise a minute of what is counted so far.
 */
export function insightReadings(
  { insight }: { readonly insight?: InsightDescriptor },
  { meaning, rise, ingest, egress }: InsightMemory,
  age: number | undefined,
): Readings {
  const perMinute = meaning.meaning === 'counter' ? rise.perMinute : undefined;
  return {
    ...shareOf(insight?.ingest?.share, ingest.share),
    ...shareOf(insight?.delivery?.share, egress.share),
    ...(insight?.age && age !== undefined ? { [insight.age]: Math.round(age / 1_000) } : {}),
    ...(insight?.disputed && perMinute !== undefined ? { [insight.disputed.perMinute]: perMinute } : {}),
  };
}

/** To a hundredth: finer would only cost bytes. Rounded down, so that what is below a limit stays below it. */
function shareOf(metric: string | undefined, share: number | undefined): Readings {
  if (metric === undefined || share === undefined) return {};
  return { [metric]: Math.max(0, Math.floor(share * 100) / 100) };
}
