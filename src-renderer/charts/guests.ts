/** Series of other sources laid over a chart, on a second axis when their unit is another. */
import type { MetricDescriptor, Unit } from '#contract/descriptor';
import type { SourceId } from '#contract/model';
import type { ChartGroup } from './groups.ts';

export interface Guest {
  readonly source: SourceId;
  readonly label: string;
  readonly metric: MetricDescriptor;
}

export const MOST_GUESTS = 4;

export interface Hosted {
  readonly group: ChartGroup;
  readonly guests: readonly Guest[];
  /** The unit of the second axis. */
  readonly second?: Unit;
}

/** By source and metric. */
export const keyOf = (source: SourceId, metric: string): string => `${source}\n${metric}`;

const isFamily = (one: Unit, other: Unit) => one === other && one !== 'none';

/** Puts each guest on the first chart of its unit, else on the first whose second axis is free or fits. */
export function hostGuests(groups: readonly ChartGroup[], guests: readonly Guest[]): readonly Hosted[] {
  const hosted: Hosted[] = groups.map((group) => ({ group, guests: [] }));
  for (const guest of guests) {
    const { unit } = guest.metric;
    const same = hosted.findIndex(({ group }) => isFamily(group.unit, unit));
    const free = hosted.findIndex(({ second }) => second === undefined || second === unit);
    const place = same >= 0 ? same : free;
    const host = hosted[place];
    if (host === undefined) continue;
    const second = same >= 0 ? {} : { second: unit };
    hosted[place] = { ...host, ...second, guests: [...host.guests, guest] };
  }
  return hosted;
}
