/** Readings that no vendor tells: the wait and the flow of a queue, estimated from the two counts (queue-insight C-1, C-2). */
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { QueueView, Readings } from '#contract/model';
import { addSample, readEstimate, startQueueMemory, type QueueMemory } from '../queue/index.ts';

export interface Derived {
  readonly memory: QueueMemory;
  readonly view: QueueView;
  readonly readings: Readings;
}

/** Metric ids by role for one kind of source, for example `{ live: 'live', queue: 'queue' }`. */
export function rolesOf(kind: SourceKindDescriptor): Readonly<Record<string, string>> {
  return Object.fromEntries(
    kind.metrics.flatMap((metric) => (metric.role ? [[metric.role, metric.id]] : [])),
  );
}

/** A memory for kinds that have both a live count and a queue, else undefined: nothing can be estimated. */
export function queueMemoryFor(kind: SourceKindDescriptor): QueueMemory | undefined {
  const roles = rolesOf(kind);
  return roles['live'] !== undefined && roles['queue'] !== undefined ? startQueueMemory() : undefined;
}

/** Feeds one good sample to the estimators; absent counts leave the memory as it was. */
export function derive(
  before: QueueMemory,
  sample: { readonly at: number; readonly live: number | undefined; readonly queue: number | undefined },
  capacity: number | undefined,
): Derived {
  const { at, live, queue } = sample;
  const memory = live === undefined || queue === undefined ? before : addSample(before, { at, live, queue });
  const view = readEstimate(memory, capacity === undefined ? { now: at } : { now: at, capacity });
  return { memory, view: definedOnly(view), readings: readingsOf(view) };
}

type Estimate = ReturnType<typeof readEstimate>;

function definedOnly(estimate: Estimate): QueueView {
  return Object.fromEntries(
    Object.entries(estimate).filter(([, value]) => value !== undefined),
  ) as unknown as QueueView;
}

function readingsOf(estimate: Estimate): Readings {
  const pairs: readonly (readonly [string, number | undefined])[] = [
    ['wait', estimate.waitSeconds],
    ['waitLow', estimate.waitLow],
    ['waitHigh', estimate.waitHigh],
    ['arrivals', estimate.arrivalsPerMinute],
    ['departures', estimate.departuresPerMinute],
  ];
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, number] => pair[1] !== undefined));
}
