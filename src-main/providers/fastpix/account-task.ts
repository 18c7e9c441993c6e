/** One repeated look at a whole FastPix account: its streams, then the views of those that are on air. */
import type { Failure } from '#contract/failure';
import type { SourceId } from '#contract/model';
import type { AccountHttp, Task, TaskContext, Yield } from '../../core/provider.ts';
import { intervalOf } from '../../core/answers.ts';
import { streamKind } from './descriptor.ts';
import { openLine } from './line.ts';
import { isByIdCheaper, readStreams, type Wanted } from './look.ts';
import { onAir, watchOf, type Followed, type Watch } from './watch.ts';
import { readViews } from './views.ts';
import { toYield } from './yield.ts';

/** What a look leaves for the next one. */
interface Memory {
  pages: number;
  /** How many views the last look asked for. */
  onAir: number;
  followed: Followed;
}

/** The task of an account. The shortest interval any of its sources wants is the interval of all. */
export function accountTask(context: TaskContext): Task {
  const { account, sources } = context;
  const line = openLine(context);
  const watch = watchOf(account, sources);
  const memory: Memory = { pages: 1, onAir: 0, followed: new Map() };
  const wanted = (): Wanted => ({
    all: watch.all,
    ids: [...new Set([...watch.chosen.keys(), ...memory.followed.keys()])],
    pages: memory.pages,
  });
  const run = async (http: AccountHttp): Promise<Yield> => {
    const streams = await readStreams(http, line, wanted());
    if (!streams.ok) return missed(streams.failure, http.now(), sourceIds(watch, memory));
    memory.pages = streams.value.pages;
    const ids = onAir(watch, streams.value.sights);
    memory.onAir = ids.length;
    const views = await readViews(http, line, ids);
    if (!views.ok) return missed(views.failure, http.now(), sourceIds(watch, memory));
    const { followed, ...made } = toYield(watch, memory.followed, streams.value, views.value);
    memory.followed = followed;
    return made;
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
