/** An event looked back at: its people over time. */
import type { HistoryAnswer } from '#contract/channels/history';
import type { PlannedEvent } from '#contract/configuration';
import { done, type Result } from '#contract/failure';
import { eventRuleId } from '../events/derived-rules.ts';
import { fittedTo, marksOf, summedSeries, type Range } from '../events/summed-series.ts';
import type { HistoryQuestion } from '../ports.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

/** Series asked for at once: the store has others to answer, too. */
const AT_ONCE = 64;

/** The roles that are people, and what their sum over an event is called. */
const STAGES = [
  ['viewers', 'watching'],
  ['queue', 'waiting'],
  ['live', 'live'],
] as const;

export const membersOf = ({ watched }: World, event: PlannedEvent) =>
  event.sources.flatMap((id) => watched.get(id) ?? []);

type Series = HistoryQuestion['series'][number];

export const seriesOf = (members: readonly Watched[], role: string): readonly Series[] =>
  members.flatMap(({ source, roles }) => {
    const metric = roles[role];
    return metric === undefined ? [] : [{ source: source.id, metric }];
  });

/** Three series of the source `event:ID`: watching, waiting, live. Fails with `storage`. */
export async function eventHistory(
  world: World,
  event: PlannedEvent,
  asked: Range,
): Promise<Result<HistoryAnswer>> {
  const members = membersOf(world, event);
  const range = fittedTo(asked, Math.max(1_000, ...members.map(({ interval }) => interval)));
  const source = eventRuleId(event.id);
  const all = STAGES.map(([role]) => seriesOf(members, role));
  const answer = await askFor(world, all.flat(), range);
  if (!answer.ok) return answer;
  let first = 0;
  const series = STAGES.map(([, metric], index) => {
    const own = answer.value.series.slice(first, (first += all[index]?.length ?? 0));
    return summedSeries(own, range, { source, metric });
  });
  return done({ from: asked.from, until: asked.until, series, ...marksOf(answer.value, source) });
}

/** The answers to several questions as one, the series in the order asked for. */
export async function askFor(
  world: World,
  series: readonly Series[],
  range: Range,
): Promise<Result<HistoryAnswer>> {
  let whole: HistoryAnswer = { ...range, series: [], gaps: [], bands: [], annotations: [] };
  for (let first = 0; first < series.length; first += AT_ONCE) {
    const part = await world.parts.history.query({ series: series.slice(first, first + AT_ONCE), ...range });
    if (!part.ok) return part;
    whole = {
      ...whole,
      series: [...whole.series, ...part.value.series],
      gaps: [...whole.gaps, ...part.value.gaps],
      bands: [...whole.bands, ...part.value.bands],
      annotations: [...whole.annotations, ...part.value.annotations],
    };
  }
  return done(whole);
}
