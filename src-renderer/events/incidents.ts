/** Which incidents belong to an event. */
import type { EventView } from '#contract/event-view';
import type { IncidentView } from '#contract/model';

/** Sources should be live from then on before a planned time, ms. */
const LEAD = 300_000;

/** Those of its own rule, and what opened at one of its sources in a planned time; open ones first, newest first. */
export function incidentsOf(
  { id, sources, windows }: Pick<EventView, 'id' | 'sources' | 'windows'>,
  incidents: readonly IncidentView[],
): readonly IncidentView[] {
  const own = new Set(sources);
  const isPlanned = (at: number) => windows.some(({ from, until }) => at >= from - LEAD && at < until);
  const isOfIt = ({ rule, sources: about, openedAt }: IncidentView) =>
    rule === `event:${id}` || (isPlanned(openedAt) && about.some((source) => own.has(source)));
  const openFirst = (incident: IncidentView) => (incident.closedAt === undefined ? 0 : 1);
  return incidents.filter(isOfIt).sort((a, b) => openFirst(a) - openFirst(b) || b.openedAt - a.openedAt);
}
