/**
 * Who is told beside the desktop. It follows from the one decision that also makes the bubble: nothing is sent that was held
 * back, and nothing is held back here (product.md section 5).
 */
import type { SourceId } from '#contract/model';
import type { AlertNotice } from '../sinks.ts';
import type { Draft } from './draft.ts';
import { caseOf } from './draft.ts';
import type { Incident, Member } from './state.ts';
import type { AlertDelivery, DeliveredIncident } from './types.ts';

export interface Concerned {
  readonly source: SourceId;
  readonly rule: string;
  readonly incident: Incident;
}

type Told = Pick<AlertNotice, 'id' | 'title' | 'body' | 'severity'>;

/** The destinations of the rules as they are now. */
export function destinationsOf(draft: Draft, members: readonly Pick<Member, 'rule'>[]): readonly string[] {
  const asked = new Set(members.map((one) => one.rule));
  const rules = draft.rules.filter((rule) => asked.has(rule.id));
  return [...new Set(rules.flatMap((rule) => rule.destinations ?? []))];
}

/** Those who were told that these incidents opened: only they need to hear that it is over. */
export function toldDestinations(members: readonly Concerned[]): readonly string[] {
  return [...new Set(members.flatMap((one) => one.incident.told?.destinations ?? []))];
}

/** Has these destinations told; without any nothing happens. */
export function deliver(
  draft: Draft,
  { id, title, body, severity }: Told,
  kind: AlertDelivery['kind'],
  { destinations, members }: { destinations: readonly string[]; members: readonly Concerned[] },
): void {
  if (destinations.length === 0) return;
  const incidents = members.map(delivered);
  const delivery = { id, kind, at: draft.now, title, body, severity, destinations, incidents };
  draft.effects.push({ type: 'deliver', delivery });
}

/**
 * An incident joins silently what was told a moment ago. The desktop has been told; a destination that only the newcomer's
 * rule names has not.
 */
export function deliverToOthers(
  draft: Draft,
  notice: string,
  { source, rule }: Pick<Member, 'source' | 'rule'>,
  companions: readonly Member[],
): void {
  const incident = caseOf(draft, source, rule)?.incident;
  if (!incident) return;
  const told = destinationsOf(draft, companions);
  const destinations = destinationsOf(draft, [{ rule }]).filter((one) => !told.includes(one));
  const { title, body, severity } = incident;
  deliver(draft, { id: notice, title, body, severity }, 'opened', {
    destinations,
    members: [{ source, rule, incident }],
  });
}

function delivered({ source, rule, incident }: Concerned): DeliveredIncident {
  const { id, ruleName, label, severity, openedAt, closedAt } = incident;
  return {
    id,
    rule,
    ruleName,
    source: incident.sources[0] ?? source,
    label,
    severity,
    openedAt,
    ...(closedAt === undefined ? {} : { closedAt }),
  };
}
