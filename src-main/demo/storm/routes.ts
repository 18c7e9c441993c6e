import { decoded, headerOf, textOf } from '../server/exchange.ts';
import type { Answer, Ask } from '../server/exchange.ts';
import { pageOf, pagingOf } from './pages.ts';
import { thumbnailAt } from './thumbnail.ts';
import { serverRoutes } from './server-bodies.ts';
import type { StormState } from './state.ts';
import { streamBody } from './streams.ts';
import { flatViewer } from './flat-viewer.ts';
import { viewerBody, viewersOf } from './viewers.ts';
import type { ViewerBody } from './wire.ts';

/** The text of seed 001 for 404; those of the others are not published. */
const texts: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  404: 'Stream not found',
  405: 'Method not allowed',
  429: 'Too many requests',
};

/** An error body of Storm: one field (seeds 001 and 002). */
export function failure(status: number, message = textOf(texts, status)): Answer {
  return { status, body: { message } };
}

/** Answers one request below the Storm prefix (seeds 001 and 002, and the lists outside of the seeds). */
export function answer(state: StormState, ask: Ask): Answer {
  const thumbnail = thumbnailAt(state, ask);
  if (thumbnail) return { status: 200, body: thumbnail, headers: { 'content-type': 'image/png' } };
  if (!ask.path.startsWith(`${state.setup.prefix}/`)) return failure(404, 'Not found');
  if (!isAuthorized(state, ask)) return failure(401);
  if (ask.method !== 'GET') return failure(405);
  const parts = ask.path
    .slice(state.setup.prefix.length + 1)
    .split('/')
    .map(decoded);
  const [head, ...rest] = parts;
  if (head === 'streams') return streamRoutes(state, ask, rest);
  if (head === 'viewers') return viewerRoutes(state, ask, rest);
  if (head === 'server') return serverRoutes(state, rest) ?? failure(404, 'Not found');
  return failure(404, 'Not found');
}

function isAuthorized(state: StormState, ask: Ask): boolean {
  if (state.setup.auth === 'x-api-key') return headerOf(ask, 'x-api-key') === state.token;
  return headerOf(ask, 'authorization') === `Bearer ${state.token}`;
}

function streamRoutes(state: StormState, ask: Ask, parts: readonly (string | undefined)[]): Answer {
  const [application, streamKey, more] = parts;
  if (parts.length === 0) return streamList(state, ask);
  const stream = state.streams.get(`${application}/${streamKey}`);
  const body = stream && streamBody(stream, state.clock);
  if (parts.length === 2) return body ? good(state, body) : failure(404);
  if (parts.length !== 3 || more !== 'viewers' || !state.setup.hasViewerList)
    return failure(404, 'Not found');
  if (!body) return failure(404);
  return viewerList(state, ask, viewersOf(state, body.application, body.streamKey));
}

/** Not documented in what could be read: inferred (reference/providers.md 2.2), so it can be switched off. */
function streamList(state: StormState, ask: Ask): Answer {
  if (!state.setup.hasStreamList) return failure(404, 'Not found');
  const search = (ask.query.get('search') ?? '').toLowerCase();
  const bodies = [...state.streams.values()]
    .map((stream) => streamBody(stream, state.clock))
    .filter((body) => body !== undefined)
    .filter((body) => `${body.application}/${body.streamKey}`.toLowerCase().includes(search));
  const paging = pagingOf(ask);
  return paging ? good(state, pageOf(bodies, paging)) : failure(400, 'Invalid paging parameters');
}

function viewerRoutes(state: StormState, ask: Ask, parts: readonly (string | undefined)[]): Answer {
  const [viewerId] = parts;
  if (parts.length === 0 && state.setup.hasViewerList) return viewerList(state, ask, viewersOf(state));
  if (parts.length !== 1 || !viewerId) return failure(404, 'Not found');
  const body = viewerBody(state, viewerId);
  return body ? good(state, body) : failure(404, 'Connection not found');
}

function viewerList(state: StormState, ask: Ask, viewers: readonly ViewerBody[]): Answer {
  const paging = pagingOf(ask);
  if (!paging) return failure(400, 'Invalid paging parameters');
  const harness = ask.query.get('harnessType');
  const search = (ask.query.get('search') ?? '').toLowerCase();
  const wanted = viewers
    .filter((viewer) => harness === null || viewer.harnessType === harness)
    .map(flatViewer)
    .filter((viewer) => Object.values(viewer).join(' ').toLowerCase().includes(search));
  return good(state, pageOf(wanted, paging));
}

function good(state: StormState, data: unknown): Answer {
  const generatedAt = state.clock.now();
  return { status: 200, body: { data, meta: { executionTime: generatedAt % 3, generatedAt } } };
}
