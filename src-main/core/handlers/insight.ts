/** What is known of a queue beyond the wait now: what-if, forecast, giving up, and the days that were. */
import type { CapacityAnswer, QueueDay, QueueInsight } from '#contract/channels/insight';
import { done, failed, type Result } from '#contract/failure';
import { leadReader, type ReadLead } from '../monitor/event-lead.ts';
import { present } from '../monitor/source-view.ts';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';
import {
  abandonment,
  addWaited,
  basisOf,
  placesToSpare,
  readForecast,
  readWhatIf,
  sessionSeconds,
  startWaited,
  type QueueMemory,
  type QueueSample,
} from '../queue/index.ts';
import { basisInWords } from '../wording/basis.ts';
import { capacitySentence, daySentence, forecastSentence, givingUpInWords } from '../wording/capacity.ts';

interface Question {
  readonly source: string;
  readonly capacity?: number | undefined;
  readonly sessionLimit?: number | undefined;
  readonly days: readonly number[];
}

const DAY = 86_400_000;
/** Ten minutes ahead (product.md section 4). */
const HORIZON = 600_000;
/** What a day is read in: one point a minute. */
const MINUTE = 60_000;

export function insightHandlers(world: World) {
  const readLead = leadReader(world);
  return { readQueueInsight: (question: Question) => readQueueInsight(world, question, readLead) };
}

async function readQueueInsight(
  world: World,
  question: Question,
  readLead: ReadLead,
): Promise<Result<QueueInsight>> {
  const watched = world.watched.get(question.source);
  if (!watched) return failed('not-found', 'That source is no longer watched.');
  const memory = watched.queueMemory;
  if (!memory) return failed('invalid', 'This kind of source has no queue.');
  const gaveUp = abandonment(memory);
  return done({
    learning: watched.queue?.learning ?? true,
    basis: basisInWords(basisOf(memory)),
    days: await daysOf(world, watched, question.days),
    ...present('sessionSeconds', sessionSeconds(memory)),
    ...present('givingUp', gaveUp && givingUpInWords(gaveUp)),
    ...present('forecast', await forecastOf(watched, memory, readLead)),
    ...present('whatIf', whatIfOf(watched, memory, question)),
  });
}

function whatIfOf(watched: Watched, memory: QueueMemory, question: Question): CapacityAnswer | undefined {
  const capacity = question.capacity ?? watched.source.capacity ?? watched.queue?.capacity;
  if (capacity === undefined) return undefined;
  const limit = question.sessionLimit;
  const answer = readWhatIf(memory, { capacity, ...present('sessionLimitSeconds', limit && limit / 1_000) });
  if (!answer) return undefined;
  return {
    capacity,
    waits: answer.waits,
    waitsOverMinute: answer.waitsLonger,
    sentence: capacitySentence(capacity, answer, limit),
    ...present('meanWaitSeconds', answer.meanWaitSeconds),
    ...present('smallestCapacity', answer.smallestCapacity),
  };
}

/** The next round number the queue could pass: the likeliest question of somebody who looks at it grow. */
async function forecastOf(
  watched: Watched,
  memory: QueueMemory,
  readLead: ReadLead,
): Promise<string | undefined> {
  const queue = memory.pairing.last?.queue ?? 0;
  const threshold = (Math.floor(queue / 10) + 1) * 10;
  const question = { threshold, horizonSeconds: HORIZON / 1_000 };
  if (readForecast(memory, question) === undefined) return undefined;
  const led = await readLead(watched);
  const chance = readForecast(memory, question, led?.lead) ?? 0;
  return forecastSentence(chance, threshold, HORIZON, led?.event);
}

async function daysOf(
  world: World,
  watched: Watched,
  starts: readonly number[],
): Promise<readonly QueueDay[]> {
  const days: QueueDay[] = [];
  for (const [index, from] of starts.entries()) {
    days.push(await dayOf(world, watched, from, starts[index + 1] ?? from + DAY));
  }
  return days;
}

async function dayOf(world: World, watched: Watched, from: number, until: number): Promise<QueueDay> {
  const source = watched.source.id;
  const metrics = [watched.roles['live'] ?? '', watched.roles['queue'] ?? ''];
  const series = metrics.map((metric) => ({ source, metric }));
  // The first minute after it closes the day's last gap.
  const width = Math.ceil((until - from) / MINUTE) + 1;
  const answer = await world.parts.history.query({ series, from, until: from + width * MINUTE, width });
  const minutes = answer.ok ? minutesOf(answer.value.series) : [];
  const waited = minutes.reduce(addWaited, startWaited);
  const told = { waitedMinutes: waited.personSeconds / 60, atCapacity: waited.fullSeconds * 1_000 };
  const session = watched.queueMemory && sessionSeconds(watched.queueMemory);
  const spared = session === undefined ? undefined : placesToSpare(minutes, session);
  const sentence = daySentence({ ...told, ...present('spared', spared) });
  return {
    from,
    ...told,
    observed: waited.observedSeconds * 1_000,
    ...(waited.observedSeconds > 0 ? { sentence } : {}),
    peak: Math.max(0, ...minutes.filter(({ at }) => at < until).map(({ live, queue }) => live + queue)),
  };
}

type Minutes = readonly { readonly at: Float64Array; readonly mean: Float64Array }[];

/** Means of both counts where both are known. Buckets of two series of one source fall together. */
function minutesOf([live, queue]: Minutes): readonly QueueSample[] {
  if (!live || !queue) return [];
  const waiting = new Map(Array.from(queue.at, (at, index) => [at, queue.mean[index] ?? NaN]));
  return Array.from(live.at, (at, index) => ({
    at,
    live: live.mean[index] ?? NaN,
    queue: waiting.get(at) ?? NaN,
  })).filter((one) => !Number.isNaN(one.live) && !Number.isNaN(one.queue));
}
