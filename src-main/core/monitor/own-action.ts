import type { Ending } from '../actions/machine.ts';
import type { Job } from '../actions/plan.ts';
import { thingOf } from '../actions/subject.ts';
import { feed } from './alerting.ts';
import type { World } from './world.ts';

/**
 * Tells the rules that the operator has ended a broadcast himself, so that nobody is startled by it. Only what was sent and
 * then seen to be done counts: what was refused, is not confirmed, or had been done before, leaves the alarm as it is.
 */
export function tellOwnAction(world: World, { subject, course }: Job, { isOurs }: Ending): void {
  const { ends } = course.definition;
  if (!isOurs || ends === undefined) return;
  const thing = thingOf(subject);
  const same = [...world.watched.values()].filter(({ source }) => thingOf(source) === thing);
  if (same.length === 0) return;
  const at = world.parts.clock.now();
  const sources = same.map(({ source }) => source.id);
  feed(world, { type: 'own-action', at, doneAt: at, sources, did: ends });
}
