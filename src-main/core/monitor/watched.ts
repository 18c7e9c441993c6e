/** One watched source while the app runs: its definition, its state, and what was last shown of it. */
import type { Account, Source } from '#contract/configuration';
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { Condition, PollRecord, Readings, Severity, Tone } from '#contract/model';
import type { QueueView, SourceInsight } from '#contract/source-insight';
import { startInsight, type InsightMemory } from '../insight/source-insight.ts';
import type { Provider, Sample } from '../provider.ts';
import type { QueueMemory } from '../queue/index.ts';
import { queueMemoryFor, rolesOf } from '../state/derive.ts';
import { startState, type SourceState } from '../state/source-state.ts';

/** How many outcomes a source keeps for its poll log (product.md section 6). */
export const POLL_LOG = 50;

/** Mutable on purpose: changed in place 200 times a second at the standard load, and never handed out. */
export interface Watched {
  source: Source;
  account: Account;
  readonly provider: Provider;
  readonly kind: SourceKindDescriptor;
  readonly roles: Readonly<Record<string, string>>;
  readonly handle: number;
  readonly automatic: boolean;
  vanished: boolean;
  state: SourceState;
  queueMemory: QueueMemory | undefined;
  queue: QueueView | undefined;
  insightMemory: InsightMemory;
  insight: SourceInsight | undefined;
  /** The last good readings with the derived ones. */
  readings: Readings;
  /** The last sample of a session while it was live. */
  lastLive: Sample | undefined;
  readonly polls: PollRecord[];
  /** Interval in force, ms. */
  interval: number;
  nextAt: number | undefined;
  condition: Condition;
  since: number;
  tone: Tone;
  severity: Severity | undefined;
  incidents: readonly string[];
  snoozedUntil: number | undefined;
}

/** What a source is made from. */
export interface WatchedStart {
  readonly source: Source;
  readonly account: Account;
  readonly provider: Provider;
  readonly handle: number;
  readonly automatic: boolean;
  readonly now: number;
}

/** A source nothing is known of yet. Throws when the provider lacks the kind: configurations are checked before. */
export function startWatched({ source, account, provider, handle, automatic, now }: WatchedStart): Watched {
  const kind = provider.descriptor.sourceKinds.find((one) => one.kind === source.kind);
  if (!kind) throw new Error(`provider ${provider.descriptor.id} has no kind ${source.kind}`);
  return {
    source,
    account,
    provider,
    kind,
    roles: rolesOf(kind),
    handle,
    automatic,
    vanished: false,
    ...nothingKnown(kind),
    polls: [],
    interval: source.interval ?? kind.defaultInterval,
    nextAt: undefined,
    condition: source.paused ? 'paused' : 'pending',
    since: now,
    tone: source.paused ? 'paused' : 'pending',
    severity: undefined,
    incidents: [],
    snoozedUntil: undefined,
  };
}

/** What a source forgets when its key changes or it begins anew. */
export function nothingKnown(
  kind: SourceKindDescriptor,
): Pick<Watched, 'state' | 'queueMemory' | 'queue' | 'insightMemory' | 'insight' | 'readings' | 'lastLive'> {
  return {
    lastLive: undefined,
    state: startState(),
    queueMemory: queueMemoryFor(kind),
    queue: undefined,
    insightMemory: startInsight,
    insight: undefined,
    readings: {},
  };
}

/** Adds an outcome to the poll log, newest first. */
export function logPoll(watched: Watched, poll: PollRecord): void {
  watched.polls.unshift(poll);
  if (watched.polls.length > POLL_LOG) watched.polls.pop();
}
