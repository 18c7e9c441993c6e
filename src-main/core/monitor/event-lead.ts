/** Whether the queues of an event follow its audience (queue-insight C-11): worked out from the history whenever it is asked for. */
import type { LeadLagView } from '#contract/channels/events';
import type { PlannedEvent } from '#contract/configuration';
import { arrivalsOf, minutesOf, summed, type Minutes } from '../events/minutes.ts';
import type { Range } from '../events/summed-series.ts';
import { windowAt } from '../insight/planned-window.ts';
import { leadLag, leadOf, sessionSeconds, type Lead } from '../queue/index.ts';
import { leadLagSentence } from '../wording/event.ts';
import { askFor, membersOf, seriesOf } from './event-history.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
/** A queue may follow by a quarter of an hour: so much is looked at before the beginning. */
const BEFORE = 30 * MINUTE;
/** No more than this is compared, ms. */
const LONGEST = 12 * 60 * MINUTE;
/** What is compared while nothing is planned. */
const USUAL = 4 * 60 * MINUTE;

/** Undefined unless it is significant, and while no queue has been learned. */
export async function eventLeadLag(world: World, event: PlannedEvent): Promise<LeadLagView | undefined> {
  const sides = await sidesOf(world, event, membersOf(world, event));
  const found = sides && leadLag(sides.viewers, sides.arrivals);
  return found && { ...found, sentence: leadLagSentence(found) };
}

/** What the audience of an event lets expect of one of its queues now. */
export interface QueueLead {
  readonly event: string;
  readonly lead: Lead;
}

export type ReadLead = (queue: Watched) => Promise<QueueLead | undefined>;

/** Reads leads, each once a minute: whole minutes are compared, so that a slider that is moved need not ask the history anew. */
export function leadReader(world: World): ReadLead {
  const known = new Map<string, Promise<QueueLead | undefined>>();
  let asked: readonly unknown[] = [];
  return (queue) => {
    const now = [Math.floor(world.parts.clock.now() / MINUTE), world.board];
    if (now.some((one, place) => one !== asked[place])) known.clear();
    asked = now;
    const { id } = queue.source;
    const lead = known.get(id) ?? queueLead(world, queue);
    known.set(id, lead);
    return lead;
  };
}

/** Of several events that a queue belongs to, the one it follows most closely. Undefined where it follows none. */
async function queueLead(world: World, queue: Watched): Promise<QueueLead | undefined> {
  let best: QueueLead | undefined;
  for (const event of world.board.events.values()) {
    if (!event.sources.includes(queue.source.id)) continue;
    const sides = await sidesOf(world, event, [queue]);
    // What is over tells nothing of the minutes to come.
    const lead = sides?.isNow === true ? leadOf(sides.viewers, sides.arrivals) : undefined;
    if (lead && lead.correlation > (best?.lead.correlation ?? 0)) best = { event: event.name, lead };
  }
  return best;
}

interface Sides {
  readonly viewers: Minutes;
  readonly arrivals: Minutes;
  /** Both go on to the last whole minute. */
  readonly isNow: boolean;
}

/** The event's viewers and the arrivals at these queues, minute by minute. */
async function sidesOf(
  world: World,
  event: PlannedEvent,
  members: readonly Watched[],
): Promise<Sides | undefined> {
  const now = world.parts.clock.now();
  const range = spanOf(event, now);
  const queues = members.filter(
    ({ queueMemory }) => queueMemory && sessionSeconds(queueMemory) !== undefined,
  );
  const audience = seriesOf(membersOf(world, event), 'viewers');
  if (queues.length === 0 || audience.length === 0 || range.width < 1) return undefined;
  const places = [seriesOf(queues, 'live'), seriesOf(queues, 'queue')];
  const answer = await askFor(world, [...audience, ...places.flat()], range);
  if (!answer.ok) return undefined;
  const all = answer.value.series.map((one) => minutesOf(one, range.from, range.width));
  const arrivals = queues.map((queue, index) =>
    arrivalsIn(queue, all, audience.length + index, queues.length, range),
  );
  return {
    viewers: summed(all.slice(0, audience.length), range.width),
    arrivals: summed(arrivals, range.width),
    isNow: now - range.until < MINUTE,
  };
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
