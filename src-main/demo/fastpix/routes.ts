import { decoded, headerOf } from '../server/exchange.ts';
import type { Answer, Ask } from '../server/exchange.ts';
import { act, update } from './actions.ts';
import { failure, forbidden, invalid, noDetails, noStream, unauthorized } from './failures.ts';
import type { FastpixState } from './state.ts';
import { standingOf, streamBody } from './streams.ts';
import type { Stream } from './streams.ts';

const STREAMS = '/live/streams';

/** Answers one request below `/v1` (seed 003). Order of the checks: 401, 403, 422, 404, 400. */
export function answer(state: FastpixState, ask: Ask): Answer {
  if (!isAuthorized(state, ask)) return unauthorized;
  if (ask.method !== 'GET' && state.setup.readOnly) return forbidden;
  if (ask.path === STREAMS || ask.path === `${STREAMS}/`)
    return ask.method === 'GET' ? list(state, ask) : noRoute;
  if (!ask.path.startsWith(`${STREAMS}/`)) return noRoute;
  const [streamId, verb, ...rest] = ask.path
    .slice(STREAMS.length + 1)
    .split('/')
    .map(decoded);
  if (rest.length > 0) return noRoute;
  if (!streamId || !/^[0-9a-f]{32}$/.test(streamId)) return invalid('streamId');
  const stream = state.streams.get(streamId);
  return stream ? oneStream(state, stream, ask, verb) : noStream;
}

const noRoute = failure(404, 'route not found');

function isAuthorized(state: FastpixState, ask: Ask): boolean {
  const expected = Buffer.from(`${state.accessTokenId}:${state.secretKey}`).toString('base64');
  return headerOf(ask, 'authorization') === `Basic ${expected}`;
}

function oneStream(state: FastpixState, stream: Stream, ask: Ask, verb: string | undefined): Answer {
  switch (`${ask.method} ${verb ?? ''}`) {
    case 'GET ':
      return good(streamBody(stream, state.clock));
    case 'GET viewer-count':
      return viewerCount(state, stream);
    case 'PATCH ':
      return update(state, stream, ask.body);
    case 'DELETE ':
    case 'PUT live-enable':
    case 'PUT live-disable':
    case 'PUT finish':
      return act(state, stream, verb ?? 'delete');
    default:
      return noRoute;
  }
}

function viewerCount(state: FastpixState, stream: Stream): Answer {
  const { views } = standingOf(stream, state.clock);
  if (views !== undefined) return good({ views });
  const { viewerCountWhenIdle } = state.setup;
  if (viewerCountWhenIdle === 'last') return good({ views: stream.heldViews ?? 0 });
  return viewerCountWhenIdle === 'zero' ? good({ views: 0 }) : noDetails;
}

/** `offset` is a page number from 1 (reference/providers.md 3.4); beyond the last page there is an empty one. */
function list(state: FastpixState, ask: Ask): Answer {
  const limit = wholeOf(ask, 'limit', 10);
  const offset = wholeOf(ask, 'offset', 1);
  const orderBy = ask.query.get('orderBy') ?? 'desc';
  const wrong = [
    ...(limit >= 1 && limit <= 50 ? [] : ['limit']),
    ...(offset >= 1 ? [] : ['offset']),
    ...(orderBy === 'asc' || orderBy === 'desc' ? [] : ['orderBy']),
  ];
  if (wrong.length > 0) return invalid(...wrong);
  const sorted = [...state.streams.values()].sort((a, b) => (a.body.createdAt < b.body.createdAt ? -1 : 1));
  if (orderBy === 'desc') sorted.reverse();
  const page = sorted.slice((offset - 1) * limit, offset * limit);
  return {
    status: 200,
    body: {
      success: true,
      data: page.map((stream) => streamBody(stream, state.clock)),
      pagination: {
        totalRecords: sorted.length,
        currentOffset: offset,
        offsetCount: Math.ceil(sorted.length / limit),
      },
    },
  };
}

/** A whole number of the query; NaN when it is none. */
function wholeOf(ask: Ask, name: string, otherwise: number): number {
  const text = ask.query.get(name);
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

function good(data: unknown): Answer {
  return { status: 200, body: { success: true, data } };
}
