/** Hands outcomes to the history: every poll leaves exactly one record, a value or a gap with its reason. */
import type { Outcome } from '../provider.ts';
import { vendorWords } from './look.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

/** Which metric of a source is drawn in its sparkline: the queue where there is one, else people, else anything. */
const CHIEF_ROLES = ['queue', 'viewers', 'views', 'live', 'health'] as const;

/** Tells the history which series a source has. */
export function describe(world: World, sources: readonly Watched[]): void {
  world.parts.history.describe(
    sources.map((watched) => ({
      source: watched.source.id,
      metrics: watched.kind.metrics.map((metric) => metric.id),
      chief: chiefOf(watched),
    })),
  );
}

/** Keeps one outcome, and a mark where the thing began anew. */
export function keep(world: World, watched: Watched, outcome: Outcome, restarted: boolean): void {
  const source = watched.source.id;
  const { at } = outcome;
  const { history } = world.parts;
  if (restarted) {
    history.append({
      type: 'annotation',
      source,
      at,
      kind: 'restart',
      text: `${watched.source.label} began anew`,
    });
  }
  const { truth } = watched.state;
  if (!outcome.ok || truth.frozenSince !== undefined) {
    const miss = {
      type: 'miss',
      source,
      at,
      ...(world.networkDown ? { networkDown: true as const } : {}),
    } as const;
    if (outcome.ok) history.append({ ...miss, kind: 'unexpected-response', frozen: true });
    else history.append({ ...miss, kind: outcome.failure.kind, message: outcome.failure.message });
    return;
  }
  const values = watched.kind.metrics.map((metric) => watched.readings[metric.id] ?? NaN);
  history.append({
    type: 'sample',
    source,
    at,
    values,
    presence: outcome.presence,
    ...vendorWords(watched),
    ...(truth.restarted ? { restarted: true as const } : {}),
  });
}

/** The metric a source is known by. */
export function chiefOf(watched: Watched): string {
  const role = CHIEF_ROLES.find((one) => watched.roles[one] !== undefined);
  return (role && watched.roles[role]) ?? watched.kind.metrics[0]?.id ?? '';
}
