/** An incident as the page and the history get it. */
import type { IncidentView } from '#contract/model';
import type { Incident, Snooze } from './state.ts';

/** The view of an incident of `rule`, with the longest snooze that covers it. */
export function viewOfIncident(rule: string, incident: Incident, snoozes: readonly Snooze[]): IncidentView {
  const snoozedUntil = snoozedUntilOf(incident, snoozes);
  const { id, ruleName, sources, label, severity, title, body, openedAt } = incident;
  const { closedAt, acknowledgedAt, flapping, note, peak } = incident;
  return {
    id,
    rule,
    ruleName,
    sources,
    label,
    severity,
    title,
    body,
    openedAt,
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(snoozedUntil === undefined || closedAt !== undefined ? {} : { snoozedUntil }),
    ...(flapping ? { flapping } : {}),
    ...(note === undefined ? {} : { note }),
    ...(peak === undefined ? {} : { peak }),
  };
}

/** Until when an incident stays silent, by its own snooze, one of a source of it, or one of everything. */
export function snoozedUntilOf(
  incident: Pick<Incident, 'id' | 'sources'>,
  snoozes: readonly Snooze[],
): number | undefined {
  const covering = snoozes.filter((snooze) => covers(snooze, incident));
  return covering.length === 0 ? undefined : Math.max(...covering.map((snooze) => snooze.until));
}

/** Whether a snooze keeps an incident silent. One source's snooze is no reason to hide what concerns many. */
export function covers({ target }: Snooze, { id, sources }: Pick<Incident, 'id' | 'sources'>): boolean {
  if (target === 'all' || target === `incident:${id}`) return true;
  return sources.length === 1 && target === `source:${sources[0] ?? ''}`;
}
