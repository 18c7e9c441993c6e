import { decoded, textOf } from '../server/exchange.ts';
import type { Answer, Ask } from '../server/exchange.ts';
import { countsOf } from './projects.ts';
import type { StreampixelState } from './state.ts';

const STATS = '/projects/userStats/';

/** The texts of seeds 000 and 004. */
const texts: Readonly<Record<number, string>> = {
  400: 'projectId, userId and apikey are required',
  401: 'Unauthorized: Invalid API Key',
  403: 'Access denied',
  404: 'Project not found',
  415: 'Content-Type must be application/json',
  429: 'Rate limit exceeded. Try again in 2 minutes.',
};

/** An error body of Streampixel: one field, whatever the status (seed 004). */
export function failure(status: number, message = textOf(texts, status)): Answer {
  return { status, body: { message } };
}

/** Answers one request below `/pixelStripeApi` (seeds 000 and 004). */
export function answer(state: StreampixelState, ask: Ask): Answer {
  if (ask.method !== 'GET') return noRoute(ask);
  if (ask.path.startsWith(STATS)) return userStats(state, ask);
  if (ask.path === '/projects/projects-status') return projectsStatus(state, ask);
  return noRoute(ask);
}

/** Order of the checks, as reference/providers.md 1.7 settles it: 400, 401 user, 401 key, 404, 403. */
function userStats(state: StreampixelState, ask: Ask): Answer {
  const id = decoded(ask.path.slice(STATS.length));
  if (id?.includes('/')) return noRoute(ask);
  if (!id || !hasCredentials(ask)) return failure(400);
  const refusal = refusalOf(state, ask);
  if (refusal) return refusal;
  const project = state.projects.get(id);
  if (!project) return failure(404);
  if (project.setting.foreign) return failure(403);
  const { live, queue } = countsOf(project, state.clock);
  return { status: 200, body: { liveUser: live, queueUser: queue } };
}

/** The list of projects; its own error table is not published, so it fails as userStats does. */
function projectsStatus(state: StreampixelState, ask: Ask): Answer {
  if (!hasCredentials(ask)) return failure(400, 'userId and apikey are required');
  const refusal = refusalOf(state, ask);
  if (refusal) return refusal;
  const projects = [...state.projects.values()]
    .filter(({ setting }) => !setting.foreign)
    .map(({ setting }) => ({
      _id: setting.id,
      name: setting.name,
      status: setting.status ?? true,
      subscriptionStatus: setting.subscriptionStatus ?? 'active',
    }));
  return { status: 200, body: { totalProjects: projects.length, projects } };
}

/** `apikey` in lower case only: the other spelling belongs to the write endpoints (seed 000). */
function hasCredentials(ask: Ask): boolean {
  return Boolean(ask.query.get('userId') && ask.query.get('apikey'));
}

function refusalOf(state: StreampixelState, ask: Ask): Answer | undefined {
  if (ask.query.get('userId') !== state.userId) return failure(401, 'Invalid User');
  if (ask.query.get('apikey') !== state.apiKey) return failure(401);
  return undefined;
}

function noRoute(ask: Ask): Answer {
  const body = `<!DOCTYPE html>\n<html lang="en"><head><title>Error</title></head><body><pre>Cannot ${ask.method}</pre></body></html>\n`;
  return { status: 404, body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}
