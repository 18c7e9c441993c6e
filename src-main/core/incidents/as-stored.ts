/**
 * What was written down of the incidents that were open at a minute. It happened: the few hours of looks that "why not?" reads
 * may begin long after it did.
 */
import type { AlertRule } from '#contract/configuration';
import type { IncidentView, SourceId } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { World } from '../monitor/world.ts';
import { readIncident } from './detail.ts';

export interface Stored {
  readonly answer: 'told' | 'held-back';
  readonly trace: AlertTrace;
}

/** Traces up to `at`, by rule, of the incidents of `source` that were open then. */
export async function storedTraces(
  world: World,
  source: SourceId,
  at: number,
): Promise<ReadonlyMap<string, readonly AlertTrace[]>> {
  const found = new Map<string, readonly AlertTrace[]>();
  for (const id of await openAt(world, source, at)) {
    const detail = await readIncident(world, id);
    if (!detail.ok) continue;
    const { incident, traces } = detail.value;
    const past = traces.map(({ trace }) => trace).filter((trace) => trace.at <= at);
    const turn = past.findLast(({ decision }) => decision === 'closed' || decision === 'reopened');
    if (turn?.decision !== 'closed') found.set(incident.rule, past);
  }
  return found;
}

/** What they say of a rule; undefined when they say nothing, or it has been changed since. */
export function storedAnswer(
  { id, version = 1 }: AlertRule,
  stored: ReadonlyMap<string, readonly AlertTrace[]>,
): Stored | undefined {
  const traces = (stored.get(id) ?? []).filter(({ rule }) => rule.version === version);
  const told = traces.findLast(isTold);
  if (told) return { answer: 'told', trace: told };
  const held = traces.findLast(({ decision }) => decision === 'held-back');
  return held && { answer: 'held-back', trace: held };
}

function isTold({ decision }: AlertTrace): boolean {
  return decision === 'notified' || decision === 'digest';
}

/** Ids of the incidents of a source that were open at a moment: those shown now, and older ones from the history. */
async function openAt(world: World, source: SourceId, at: number): Promise<readonly string[]> {
  const shown = [...world.incidents.values()].filter((one) => isOpenAt(one, source, at));
  const stored = await world.parts.history.query({
    series: [{ source, metric: '' }],
    from: at,
    until: at + 1,
    width: 1,
  });
  const bands = stored.ok ? stored.value.bands : [];
  return [...new Set([...shown, ...bands].map(({ id }) => id))];
}

function isOpenAt({ sources, openedAt, closedAt = Infinity }: IncidentView, source: SourceId, at: number) {
  return sources.includes(source) && openedAt <= at && closedAt > at;
}
