/** An evening that was watched: a hall whose queue comes and goes, with an incident to be replayed. */
import type { IncidentView } from '#contract/model';
import type { Result } from '#contract/failure';
import type { CoreRun } from '../../support/core-run.ts';
import { counts, project, run, snapshotOf } from '../core/watched-projects.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** The queue rises to 14 after two minutes and is gone after five; it is acknowledged on the way, and a look fails. */
export async function evening(): Promise<{ readonly one: CoreRun; readonly incident: IncidentView }> {
  const one = run(
    (_path, nth) => counts(50, nth > 24 && nth < 60 ? 14 : 0),
    [project('showroom', { label: 'Showroom' })],
  );
  await one.core.start();
  await one.clock.advance(4 * MINUTE);
  const opened = incidentIn(one);
  valueOf(one.core.handlers.acknowledge({ incidents: [opened.id] }));
  await one.clock.advance(12 * MINUTE);
  return { one, incident: incidentIn(one) };
}

function incidentIn(one: CoreRun): IncidentView {
  const incident = snapshotOf(one).incidents.find(({ rule }) => rule === 'queue-long');
  if (!incident) throw new Error('nothing happened');
  return incident;
}

/** The incident as the text of a file. */
export async function fileOf(one: CoreRun, incident: IncidentView): Promise<string> {
  return valueOf(await one.core.incidentDocument(incident.id, 'json')).text;
}
