/** What the page needs to know of a source kind, looked up once: where each metric lies and what it means. */
import type {
  MetricDescriptor,
  MetricRole,
  ProviderDescriptor,
  SourceKindDescriptor,
} from '#contract/descriptor';
import type { MetricId } from '#contract/model';

export interface KindShape {
  readonly providerName: string;
  readonly kind: SourceKindDescriptor;
  readonly metrics: readonly MetricDescriptor[];
  /** Place of a metric in a sample's column; undefined for a metric the kind does not have. */
  readonly placeOf: ReadonlyMap<MetricId, number>;
  readonly byRole: Readonly<Partial<Record<MetricRole, MetricDescriptor>>>;
  /** The ends of the wait's interval, when the kind has them: named after it. */
  readonly waitEnds: { readonly low: MetricId; readonly high: MetricId } | undefined;
  /** The metrics that stand for themselves: ends of an interval belong to theirs. */
  readonly chiefly: readonly MetricDescriptor[];
  /** The metric that tells the most about the source: its sparkline. */
  readonly chief: MetricDescriptor | undefined;
}

const chiefRoles: readonly MetricRole[] = ['queue', 'viewers', 'live', 'views', 'health'];

function endsOf(metric: MetricDescriptor | undefined, metrics: readonly MetricDescriptor[]) {
  if (metric === undefined) return undefined;
  const has = (id: string) => metrics.some((one) => one.id === id && one.derived === true);
  const ends = { low: `${metric.id}Low`, high: `${metric.id}High` };
  return has(ends.low) && has(ends.high) ? ends : undefined;
}

/** The shape of one kind of one provider. */
export function toKindShape(
  provider: Pick<ProviderDescriptor, 'name'>,
  kind: SourceKindDescriptor,
): KindShape {
  const byRole: Partial<Record<MetricRole, MetricDescriptor>> = {};
  for (const metric of kind.metrics) if (metric.role !== undefined) byRole[metric.role] ??= metric;
  const waitEnds = endsOf(byRole.wait, kind.metrics);
  const chiefRole = chiefRoles.find((role) => byRole[role] !== undefined);
  return {
    providerName: provider.name,
    kind,
    metrics: kind.metrics,
    placeOf: new Map(kind.metrics.map((metric, place) => [metric.id, place])),
    byRole,
    waitEnds,
    chiefly: kind.metrics.filter(({ id, inner }) => !inner && id !== waitEnds?.low && id !== waitEnds?.high),
    chief: chiefRole === undefined ? kind.metrics[0] : byRole[chiefRole],
  };
}

/** The shapes of all kinds, by `provider/kind`. */
export const toKindShapes = (providers: readonly ProviderDescriptor[]): ReadonlyMap<string, KindShape> =>
  new Map(
    providers.flatMap((provider) =>
      provider.sourceKinds.map(
        (kind) => [`${provider.id}/${kind.kind}`, toKindShape(provider, kind)] as const,
      ),
    ),
  );

/** For a source whose kind main did not describe: it is shown without readings rather than not at all. */
export function toUnknownShape(provider: string, kind: string): KindShape {
  return toKindShape(
    { name: provider },
    {
      kind,
      label: kind,
      fields: [],
      metrics: [],
      facts: [],
      defaultInterval: 0,
      floorInterval: 0,
      hasCapacity: false,
      offlineWords: '',
    },
  );
}
