/** What is drawn beside a rule that is tried: which sources can be shown, and which of their readings it looks at. */
import type { Api } from '#contract/channels';
import type { BackTestAnswer } from '#contract/channels/rules';
import type { AlertRule, RuleCondition } from '#contract/configuration';
import type { MetricDescriptor, MetricRole } from '#contract/descriptor';
import type { Charted } from '../charts/charted.ts';
import type { HistoryParts } from '../charts/chart-history.svelte.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';

/** A list to choose from; of a thousand sources nobody would read more. */
const MOST = 50;

const roles: Readonly<Partial<Record<RuleCondition['type'], MetricRole>>> = {
  'grows-unusually': 'queue',
  'forecast-above': 'queue',
  'wait-above': 'wait',
  'grade-is': 'health',
  'ingest-stalled': 'ingest',
  'delivery-low': 'delivery',
};

/** The reading that a rule looks at, or where it looks at none the one that tells the most; undefined when it cannot be drawn. */
export function triedMetric(
  { condition, scope }: AlertRule,
  { shape }: Pick<WatchedSource, 'shape'>,
): MetricDescriptor | undefined {
  const { type } = condition;
  const asked =
    type === 'above' || type === 'below' || type === 'grows'
      ? (condition.metric ?? scope.metric)
      : roles[type];
  const found =
    asked === undefined ? shape.chief : shape.metrics.find(({ id, role }) => id === asked || role === asked);
  return found?.kind === 'gauge' ? found : undefined;
}

const isInScope = ({ scope }: AlertRule, { view }: WatchedSource) =>
  (scope.source === undefined || scope.source === view.id) &&
  (scope.provider === undefined || scope.provider === view.provider) &&
  (scope.kind === undefined || scope.kind === view.kind);

/** The sources that can be drawn, those where it would have fired most first. */
export function triedSources(
  sources: Iterable<WatchedSource>,
  rule: AlertRule,
  answer: Pick<BackTestAnswer, 'sources'>,
): readonly WatchedSource[] {
  const counts = new Map(answer.sources.map(({ source, firings }) => [source, firings.length]));
  const countOf = ({ id }: WatchedSource) => counts.get(id) ?? 0;
  return [...sources]
    .filter((source) => isInScope(rule, source) && triedMetric(rule, source) !== undefined)
    .toSorted(
      (a, b) => countOf(b) - countOf(a) || a.label.localeCompare(b.label, undefined, { numeric: true }),
    )
    .slice(0, MOST);
}

/** One reading of a source as something to be charted: its past, with no live edge. */
export function toTried(source: WatchedSource, metric: MetricDescriptor): Charted {
  const { inner: _inner, ...shown } = metric;
  const { waitEnds } = source.shape;
  const isEnd = ({ id }: MetricDescriptor) => id === waitEnds?.low || id === waitEnds?.high;
  const ends = metric.role === 'wait' ? source.shape.metrics.filter(isEnd) : [];
  return {
    id: source.id,
    shape: { metrics: [shown, ...ends], chiefly: [shown], waitEnds },
    shown: [shown],
    labelOf: () => `${source.label}, ${source.labelOf(metric)}`,
    view: { interval: source.view.interval },
    onSample: () => () => undefined,
  };
}

/** The history without what did happen: beside a rule that is tried only what would have happened counts. */
export const triedReader = ({ readHistory }: Pick<Api, 'readHistory'>): HistoryParts['api'] => ({
  readHistory: async (question) => {
    const answer = await readHistory(question);
    return answer.ok ? { ...answer, value: { ...answer.value, bands: [] } } : answer;
  },
});
