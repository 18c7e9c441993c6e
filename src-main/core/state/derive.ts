/** Readings that no vendor tells: the wait and the flow of a queue, estimated from the two counts (queue-insight C-1, C-2). */
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { Readings } from '#contract/model';
import type { QueueView } from '#contract/source-insight';
import { addSample, basisOf, readEstimate, startQueueMemory, type QueueMemory } from '../queue/index.ts';
import { basisInWords } from '../wording/basis.ts';

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
  shown: Readings,
): Derived {
  const { at, live, queue } = sample;
  const memory = live === undefined || queue === undefined ? before : addSample(before, { at, live, queue });
  const view = readEstimate(memory, capacity === undefined ? { now: at } : { now: at, capacity });
  const readings = { ...readingsOf(view, shown), ...growthOf(view, queue) };
  return { memory, view: viewOf(view, readings, basisInWords(basisOf(memory))), readings };
}

type Estimate = ReturnType<typeof readEstimate>;

/** What the page shows beside the numbers says the same as they do. */
function viewOf(estimate: Estimate, readings: Readings, basis: string): QueueView {
  const told = {
    ...estimate,
    basis,
    waitSeconds: readings['wait'],
    waitLow: readings['waitLow'],
    waitHigh: readings['waitHigh'],
    arrivalsPerMinute: readings['arrivals'],
    departuresPerMinute: readings['departures'],
    growthZ: readings['growth'],
  };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined),
  ) as unknown as QueueView;
}

/** How much an estimate must move, as a share of what is shown, before another number is shown. */
const STEADY = 0.05;

/**
 * The estimates as readings: whole seconds, hundredths a minute. A number stands until it moves by more than 5 %: an
 * estimate that flickers with every poll only looks exact, and costs bytes for ever.
 */
function readingsOf(estimate: Estimate, before: Readings): Readings {
  const pairs: readonly (readonly [string, number | undefined, number])[] = [
    ['wait', estimate.waitSeconds, 1],
    ['waitLow', estimate.waitLow, 1],
    ['waitHigh', estimate.waitHigh, 1],
    ['arrivals', estimate.arrivalsPerMinute, 100],
    ['departures', estimate.departuresPerMinute, 100],
  ];
  const known = pairs.flatMap(([id, value, scale]) =>
    value === undefined ? [] : [[id, steady(Math.round(value * scale) / scale, before[id])] as const],
  );
  return Object.fromEntries(known);
}

/**
 * The growth score to a tenth, while anybody waits: what the rules judge by is what is kept, so that a rule can be tried
 * on the past and every decision be proved.
 */
function growthOf({ growthZ }: Estimate, queue: number | undefined): Readings {
  if (growthZ === undefined || queue === undefined || queue === 0) return {};
  return { growth: Math.round(growthZ * 10) / 10 };
}

function steady(value: number, before: number | undefined): number {
  if (before === undefined) return value;
  return Math.abs(value - before) <= STEADY * Math.max(Math.abs(value), Math.abs(before)) ? before : value;
}
