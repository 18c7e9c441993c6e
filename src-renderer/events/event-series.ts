/** The people of an event as something to be charted: main adds them up, the charts draw them as they draw a source. */
import type { Api } from '#contract/channels';
import type { MetricDescriptor } from '#contract/descriptor';
import type { Charted } from '../charts/charted.ts';
import type { HistoryParts } from '../charts/chart-history.svelte.ts';
import { eventWords as words } from '../words/events.ts';

const people = (id: 'watching' | 'waiting' | 'live'): MetricDescriptor => ({
  id,
  label: words[id],
  unit: 'people',
  kind: 'gauge',
  bad: 'neither',
});

export const eventMetrics = [people('watching'), people('waiting'), people('live')];

/** A usual interval, ms: between sums there is nothing live to follow. */
const INTERVAL = 15_000;

export function toCharted(id: string): Charted {
  return {
    id: `event:${id}`,
    shape: { metrics: eventMetrics, chiefly: eventMetrics, waitEnds: undefined },
    shown: eventMetrics,
    labelOf: ({ label }) => label,
    view: { interval: INTERVAL },
    onSample: () => () => undefined,
  };
}

/** The same questions that charts ask of a source, asked of an event. */
export function eventReader(api: Pick<Api, 'readEventHistory'>, id: string): HistoryParts['api'] {
  return { readHistory: ({ from, until, width }) => api.readEventHistory({ id, from, until, width }) };
}
