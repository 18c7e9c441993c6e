/** A FastPix workspace in a few lines: streams, pages of 50, views. */
import type { Source } from '#contract/configuration';
import type { Task } from '../../../src-main/core/provider.ts';
import { context, fixture, liveStream, outcomeOf, source, STREAM_ID, vendor } from './support.ts';
import { json, tableAccount, type Asked, type Reply, type Route } from './table-account.ts';

export interface Entry {
  readonly streamId: string;
  readonly status: string;
  readonly metadata?: unknown;
}

/** `count` idle streams, `id-0` first. */
export function entries(count: number, status = 'idle'): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => ({ streamId: `id-${index}`, status }));
}

/** One page as FastPix sends it; `offset` is the page's number from 1. */
export function pageOf(all: readonly Entry[], { query }: Asked): Reply {
  const limit = Number(query?.['limit']);
  const offset = Number(query?.['offset']);
  const data = all.slice((offset - 1) * limit, offset * limit);
  const offsetCount = Math.ceil(all.length / limit);
  return json({
    success: true,
    data,
    pagination: { totalRecords: all.length, currentOffset: offset, offsetCount },
  });
}

export const noFigure = json(
  { success: false, error: { code: 404, message: 'stream details not found' } },
  404,
);
export const noStream = json({ success: false, error: { code: 404, message: 'stream not found' } }, 404);

/** Answers list, streams by ID and views (0 when not told) of a workspace. */
export function workspace(
  all: readonly Entry[],
  views: Readonly<Record<string, Reply>> = {},
): Readonly<Record<string, Route>> {
  return {
    'live/streams': (asked) => pageOf(all, asked),
    '*': ({ path }) => {
      const [, , id = '', rest] = path.split('/');
      if (rest === 'viewer-count') return views[id] ?? json({ success: true, data: { views: 0 } });
      const entry = all.find((one) => one.streamId === id);
      return entry ? json({ success: true, data: entry }) : noStream;
    },
  };
}

/** Config of an account that watches every stream. */
export const all = { config: { accessTokenId: 'token-id-1', watch: 'all' } };

/** One source `own-ID` for each stream. */
export const watching = (ids: readonly string[]): readonly Source[] =>
  ids.map((streamId) => source('stream', { streamId }, { id: `own-${streamId}` }));

export function taskOf(sources: readonly Source[], more = {}): Task {
  const [task] = vendor('fastpix').tasks(context('fastpix', sources, more));
  if (!task) throw new Error('no task');
  return task;
}

/** What was asked for, in order: paths, and the page's number of a list. */
export const pathsOf = (asked: readonly Asked[]) =>
  asked.map(({ path, query }) => `${path}${query ? ` ${query['offset']}` : ''}`);

/** A stream by itself, as asked for by its ID. */
export const byId = `live/streams/${STREAM_ID}`;
export const active = { streamId: STREAM_ID, status: 'active' };
export const fixtureOf = (name: string) => fixture(`fastpix/${name}`);

/** The outcome of a look at that stream. */
export function answered(data: unknown, views: Reply = noFigure) {
  const table = { [byId]: json({ success: true, data }), [`${byId}/viewer-count`]: views };
  return outcomeOf('fastpix', context('fastpix', [liveStream]), tableAccount(table));
}
