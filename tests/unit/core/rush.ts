/** Two halls with long queues: something to acknowledge, to snooze and to be quiet about. */
import type { Result } from '#contract/failure';
import type { CoreRun } from '../../support/core-run.ts';
import { counts, project, run, snapshotOf } from './watched-projects.ts';

export const MINUTE = 60_000;

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** Two halls with long queues since about a minute; the second recovers after `nth` polls. */
export async function rush(nth = Infinity): Promise<CoreRun> {
  const one = run(
    (path, count) => counts(50, path.includes('tour') && count > nth ? 0 : 14),
    [project('showroom', { label: 'Showroom' }), project('tour', { label: 'Tour' })],
  );
  await one.core.start();
  await one.clock.advance(2 * MINUTE);
  return one;
}

export const incidentOf = (one: CoreRun, source: string) => {
  const found = snapshotOf(one).incidents.find(
    (incident) => incident.sources.includes(source) && incident.rule === 'queue-long',
  );
  if (!found) throw new Error('no incident');
  return found;
};
