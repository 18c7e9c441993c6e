/**
 * Our own plain JSON, `tallylight-alert/1`: what happened as data. Text is as it is, to be escaped by whoever shows it.
 *
 * `id` is the same for every try; `kind` is `opened`, `recovered`, `still-open` (a snooze or quiet hours are over) or
 * `test`; times are ISO 8601 in UTC; `closedAt` is there once an incident is over.
 */
import { isoText } from '../../incidents/utc-text.ts';
import type { AlertMessage } from '../message.ts';

export function toJson(message: AlertMessage): unknown {
  const { id, kind, at, severity, title, body, incidents } = message;
  return {
    format: 'tallylight-alert/1',
    id,
    kind,
    at: isoText(at),
    severity,
    title,
    body,
    incidents: incidents.map((one) => ({
      id: one.id,
      rule: { id: one.rule, name: one.ruleName },
      source: { id: one.source, label: one.label },
      severity: one.severity,
      openedAt: isoText(one.openedAt),
      ...(one.closedAt === undefined ? {} : { closedAt: isoText(one.closedAt) }),
    })),
  };
}
