/** What happened while nobody looked: from the incidents that are held, and from the history of the chief metrics. */
import type { Annotation, Band, HistoryAnswer, SinceLeft } from '#contract/channels/history';
import { done } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { IncidentView } from '#contract/model';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';

/** Entries a list, at most. */
const MOST = 50;
/** Sources whose peaks are looked for, in questions of as many series as the history takes at once. */
const MOST_SOURCES = 200;
const AT_ONCE = 16;
/** Further back than this nobody remembers what was before, ms. */
const BEFORE = 15 * 60_000;

type Peak = SinceLeft['peaks'][number];

/** Peaks where people wait, watch or are served: more than before the window was left. */
const peakRoles = ['queue', 'viewers', 'live'] as const;

function peakMetric({ kind }: Watched): string | undefined {
  const found = peakRoles.map((role) => kind.metrics.find((metric) => metric.role === role));
  return found.find((metric) => metric !== undefined)?.id;
}

const toBands = (incident: IncidentView, at: number): readonly (Band & { readonly order: number })[] =>
  incident.sources.slice(0, 1).map((source) => ({
    id: incident.id,
    source,
    severity: incident.severity,
    title: `${incident.ruleName}: ${incident.label}`,
    from: incident.openedAt,
    ...(incident.closedAt === undefined ? {} : { until: incident.closedAt }),
    order: at,
  }));

function bandsBy(world: World, since: number, at: (incident: IncidentView) => number | undefined) {
  return [...world.incidents.values()]
    .flatMap((incident) => {
      const moment = at(incident);
      return moment === undefined || moment < since ? [] : toBands(incident, moment);
    })
    .sort((a, b) => b.order - a.order)
    .slice(0, MOST)
    .map(({ order: _, ...band }): Band => band);
}

/** The highest value since, and the highest of the time before. */
function peakOf(series: HistoryAnswer['series'][number], since: number): Peak | undefined {
  let before = -Infinity;
  let peak: { readonly at: number; readonly value: number } | undefined;
  series.max.forEach((value, index) => {
    const at = series.at[index] ?? 0;
    if (at < since) before = Math.max(before, value);
    else if (value > (peak?.value ?? 0)) peak = { at, value };
  });
  if (peak === undefined || peak.value <= before) return undefined;
  const { source, metric } = series;
  return { source, metric, ...peak, ...(before === -Infinity ? {} : { before }) };
}

async function peaksAndMarks(world: World, since: number, until: number) {
  const series = [...world.watched.values()].slice(0, MOST_SOURCES).flatMap((watched) => {
    const metric = peakMetric(watched);
    return metric === undefined ? [] : [{ source: watched.source.id, metric }];
  });
  const peaks: Peak[] = [];
  const changed: Annotation[] = [];
  for (let first = 0; first < series.length; first += AT_ONCE) {
    const some = series.slice(first, first + AT_ONCE);
    const question = { series: some, from: Math.max(0, since - BEFORE), until, width: 400 };
    const answer = await world.parts.history.query(question);
    if (!answer.ok) return answer;
    peaks.push(...answer.value.series.flatMap((one) => peakOf(one, since) ?? []));
    changed.push(...answer.value.annotations.filter(({ at }) => at >= since));
  }
  return done({ peaks, changed });
}

/** Fails with `storage` when the history cannot answer. */
export async function sinceLeft(world: World, since: number): Promise<Result<SinceLeft>> {
  const until = world.parts.clock.now();
  const found = await peaksAndMarks(world, since, Math.max(until, since + 1));
  if (!found.ok) return found;
  const { peaks, changed } = found.value;
  return done({
    since,
    until,
    raised: bandsBy(world, since, ({ openedAt }) => openedAt),
    cleared: bandsBy(world, since, ({ closedAt }) => closedAt),
    peaks: peaks.sort((a, b) => b.value - a.value).slice(0, MOST),
    changed: changed.sort((a, b) => b.at - a.at).slice(0, MOST),
  });
}
