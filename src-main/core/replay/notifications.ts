/** What the operator was told about an incident, from the proofs of it. */
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { FileNotification } from './file.ts';

/** Without a notice of its own it was told in that of another incident. */
const TOLD: readonly AlertTrace['decision'][] = ['notified', 'digest'];

/** One for each decision that led to a notification. Words are those of the incident as it was last told. */
export function notificationsOf(
  { title, body, label, ruleName }: IncidentView,
  traces: readonly AlertTrace[],
): readonly FileNotification[] {
  return traces
    .filter(({ notice, decision }) => notice !== undefined || TOLD.includes(decision))
    .map(({ at, decision }) =>
      decision === 'recovery'
        ? { at, decision, title: `Recovered: ${label}`, body: `${ruleName} is over` }
        : { at, decision, title, body },
    );
}
