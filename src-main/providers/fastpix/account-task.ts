/** One repeated look at a whole FastPix account: its streams, then the views of those that are on air. */
import type { Failure } from '#contract/failure';
import type { SourceId } from '#contract/model';
import type { AccountHttp, Task, TaskContext, Yield } from '../../core/provider.ts';
import { intervalOf } from '../../core/answers.ts';
import type { Sights } from './by-id.ts';
import { streamKind } from './descriptor.ts';
import { openLine } from './line.ts';
import { isByIdCheaper, readStreams, type Wanted } from './look.ts';
import { onAir, partStreams, watchOf, type Followed, type Watch } from './watch.ts';
import { readViews } from './views.ts';
import { toYield } from './yield.ts';

const NONE: Followed = new Map();

/** What a look leaves for the next one. */
interface Memory {
  pages: number;
  /** How many views the last look asked for. */
  onAir: number;
  followed: Followed;
  /** Streams that went off the air, and in how many more looks their views are asked for. */
  lately: ReadonlyMap<string, number>;
}

/** The task of an account. The shortest interval any of its sources wants is the interval of all. */
export function accountTask(context: TaskContext): Task {
  const { account, sources } = context;
  const line = openLine(context);
  const watch = watchOf(account, sources);
  const memory: Memory = { pages: 1, onAir: 0, followed: new Map(), lately: new Map() };
  const wanted = (): Wanted => ({
    all: watch.settings.all,
    isFull: (sights) => isFull(watch, sights),
    ids: [...new Set([...watch.chosen.keys(), ...memory.followed.keys()])],
    pages: memory.pages,
  });
  const run = async (http: AccountHttp): Promise<Yield> => {
    const streams = await readStreams(http, line, wanted());
    if (!streams.ok) return missed(streams.failure, http.now(), sourceIds(watch, memory));
    memory.pages = streams.value.pages;
    const parting = partStreams(watch, memory.followed, streams.value.sights);
    const ids = viewed(memory, onAir(parting, streams.value.sights), streams.value.sights);
    memory.onAir = ids.length;
    const views = await readViews(http, line, ids);
    if (!views.ok) return missed(views.failure, http.now(), sourceIds(watch, memory));
    memory.followed = parting.followed;
    return toYield(watch, parting, streams.value, views.value);
  };
  return {
    id: `account:${account.id}`,
    get sources() {
      return sourceIds(watch, memory);
    },
    interval: shortestInterval(context),
    cost: () => (isByIdCheaper(wanted()) ? watch.chosen.size : memory.pages) + memory.onAir,
    run,
  };
}

/** As many are followed as may be, and none of the user's own is missing: older streams cannot matter. */
function isFull(watch: Watch, sights: Sights): boolean {
  const { settings, chosen } = watch;
  if (!settings.all || sights.size < settings.cap) return false;
  return (
    partStreams(watch, NONE, sights).followed.size >= settings.cap &&
    [...chosen.keys()].every((id) => sights.has(id))
  );
}

/** Looks after its end in which a stream's views are asked for once more: whether they stand tells what they mean. */
const LATELY = 5;

/** Whose views to ask for: those on the air, and those that were a moment ago and are still there. */
function viewed(memory: Memory, live: readonly string[], sights: Sights): readonly string[] {
  const ended = [...memory.lately].filter(([id]) => !live.includes(id) && sights.get(id)?.stream.ok === true);
  memory.lately = new Map([
    ...ended.flatMap(([id, left]) => (left > 1 ? [[id, left - 1] as const] : [])),
    ...live.map((id) => [id, LATELY] as const),
  ]);
  return [...live, ...ended.map(([id]) => id)];
}

function shortestInterval({ account, sources }: TaskContext): number {
  const intervals = sources.map((source) => intervalOf(source, streamKind, account));
  return Math.min(...(intervals.length > 0 ? intervals : [intervalOf(undefined, streamKind, account)]));
}

function sourceIds({ chosen }: Watch, { followed }: Memory): readonly SourceId[] {
  return [...[...chosen.values()].flat(), ...followed.values()].map((source) => source.id);
}

function missed(failure: Failure, at: number, ids: readonly SourceId[]): Yield {
  return { failure, outcomes: new Map(ids.map((id) => [id, { at, ok: false, failure }])) };
}
