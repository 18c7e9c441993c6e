/** An event looked back at: people over time, and whether its queues follow its audience. */
import type { LeadLagView } from '#contract/channels/events';
import type { HistoryAnswer } from '#contract/channels/history';
import type { PlannedEvent } from '#contract/configuration';
import { done, type Result } from '#contract/failure';
import { eventRuleId } from '../events/derived-rules.ts';
import { arrivalsOf, minutesOf, summed, type Minutes } from '../events/minutes.ts';
import { fittedTo, marksOf, summedSeries, type Range } from '../events/summed-series.ts';
import { windowAt } from '../insight/planned-window.ts';
import type { HistoryQuestion } from '../ports.ts';
import { leadLag, sessionSeconds } from '../queue/index.ts';
import { leadLagSentence } from '../wording/event.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
/** A queue may follow by a quarter of an hour: so much is looked at before the beginning. */
const BEFORE = 30 * MINUTE;
/** No more than this is compared, ms. */
const LONGEST = 12 * 60 * MINUTE;
/** What is compared while nothing is planned. */
const USUAL = 4 * 60 * MINUTE;
/** Series asked for at once: the store has others to answer, too. */
const AT_ONCE = 64;

/** The roles that are people, and what their sum over an event is called. */
const STAGES = [
  ['viewers', 'watching'],
  ['queue', 'waiting'],
  ['live', 'live'],
] as const;

const membersOf = ({ watched }: World, event: PlannedEvent) =>
  event.sources.flatMap((id) => watched.get(id) ?? []);

type Series = HistoryQuestion['series'][number];

const seriesOf = (members: readonly Watched[], role: string): readonly Series[] =>
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
async function askFor(world: World, series: readonly Series[], range: Range): Promise<Result<HistoryAnswer>> {
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

/** Undefined unless it is significant, and while no queue has been learned. Nothing is remembered for it between looks. */
export async function eventLeadLag(world: World, event: PlannedEvent): Promise<LeadLagView | undefined> {
  const range = spanOf(event, world.parts.clock.now());
  const members = membersOf(world, event);
  const queues = members.filter(
    ({ queueMemory }) => queueMemory && sessionSeconds(queueMemory) !== undefined,
  );
  const audience = seriesOf(members, 'viewers');
  if (queues.length === 0 || audience.length === 0 || range.width < 1) return undefined;
  const places = [seriesOf(queues, 'live'), seriesOf(queues, 'queue')];
  const answer = await askFor(world, [...audience, ...places.flat()], range);
  if (!answer.ok) return undefined;
  const all = answer.value.series.map((one) => minutesOf(one, range.from, range.width));
  const arrivals = queues.map((queue, index) =>
    arrivalsIn(queue, all, audience.length + index, queues.length, range),
  );
  const found = leadLag(summed(all.slice(0, audience.length), range.width), summed(arrivals, range.width));
  return found && { ...found, sentence: leadLagSentence(found) };
}

function arrivalsIn(
  { queueMemory }: Watched,
  all: readonly Minutes[],
  place: number,
  queues: number,
  { from }: Range,
): Minutes {
  const session = queueMemory && sessionSeconds(queueMemory);
  const live = all[place];
  const queue = all[place + queues];
  return session !== undefined && live && queue ? arrivalsOf({ live, queue, session }, from) : [];
}

/** The minutes of the window that counts now, or the last hours. */
function spanOf({ windows }: PlannedEvent, now: number): Range {
  const window = windowAt(windows, now);
  const isPast = window !== undefined && window.from - BEFORE < now;
  const until = Math.floor((isPast ? Math.min(now, window.until) : now) / MINUTE) * MINUTE;
  const from = isPast ? Math.max(window.from - BEFORE, until - LONGEST) : until - USUAL;
  return {
    from: Math.floor(from / MINUTE) * MINUTE,
    until,
    width: Math.round((until - Math.floor(from / MINUTE) * MINUTE) / MINUTE),
  };
}
