/** What is silent now, so that nobody forgets what he has hushed. */
import type { SnoozedView } from '#contract/channels/incidents';
import type { IncidentView } from '#contract/model';
import type { World } from '../monitor/world.ts';
import { covers } from '../rules/incident-view.ts';
import type { Snooze } from '../rules/state.ts';

/** What still breaches first, the oldest of it at the top; then what is snoozed and quiet anyway. */
export function snoozedViews(world: World): readonly SnoozedView[] {
  const open = [...world.incidents.values()].filter((one) => one.closedAt === undefined);
  const now = world.parts.clock.now();
  return world.alerts.snoozes
    .filter((snooze) => snooze.until > now)
    .map((snooze) => viewOf(world, snooze, open))
    .sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || a.from - b.from);
}

function viewOf(world: World, snooze: Snooze, open: readonly IncidentView[]): SnoozedView {
  const silent = open.filter((incident) => covers(snooze, incident));
  const { from, until, untilRecovered } = snooze;
  const since = silent.map((one) => one.openedAt).sort((a, b) => a - b)[0];
  return {
    ...named(world, snooze.target),
    from,
    until,
    untilRecovered,
    breaching: silent.length,
    ...(since === undefined ? {} : { since }),
  };
}

function named(world: World, target: string): Pick<SnoozedView, 'target' | 'label'> {
  const [kind = '', ...rest] = target.split(':');
  const id = rest.join(':');
  if (kind === 'source')
    return { target: { sources: [id] }, label: world.watched.get(id)?.source.label ?? id };
  if (kind === 'incident')
    return { target: { incidents: [id] }, label: world.incidents.get(id)?.title ?? id };
  return { target: {}, label: 'Everything' };
}
