/** What the operator may do about incidents. */
import { done, failed, type Result } from '#contract/failure';
import { readIncident } from '../incidents/detail.ts';
import { snoozedViews } from '../incidents/snoozed.ts';
import { feed, takeIncident } from '../monitor/alerting.ts';
import { showTones } from '../monitor/tones.ts';
import type { World } from '../monitor/world.ts';
import { covers } from '../rules/incident-view.ts';
import { LONGEST_QUIET } from '../rules/spans.ts';
import type { AlertCommand } from '../rules/types.ts';

/** Begins the target of a snooze of one source. */
const SOURCE = 'source:';

interface Snooze {
  readonly incidents?: readonly string[] | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly until: number | 'recovered';
}

export function incidentHandlers(world: World) {
  return {
    acknowledge: ({ incidents }: { incidents: readonly string[] }) =>
      command(world, { type: 'acknowledge', incidents }),
    snooze: (input: Snooze) => command(world, snoozeCommand(input)),
    endSnooze: (named: Omit<Snooze, 'until'>) =>
      command(world, { type: 'end-snooze', ...chosen(withWhatCovers(world, named)) }),
    quiet: ({ until }: { until: number }) => quiet(world, until),
    endQuiet: () => command(world, { type: 'end-quiet' }),
    readSnoozed: () => done(snoozedViews(world)),
    readIncident: ({ id }: { id: string }) => readIncident(world, id),
    noteIncident: (note: { id: string; text: string }) => noteIncident(world, note),
  };
}

/** The reducer knows what may still come back; what is over for good is kept here and in the history. */
async function noteIncident(world: World, { id, text }: { id: string; text: string }): Promise<Result<void>> {
  command(world, { type: 'note', incident: id, text });
  if (world.incidents.get(id)?.note === text) return done(undefined);
  const kept = await readIncident(world, id);
  if (!kept.ok) return failed(kept.failure.kind, kept.failure.message);
  takeIncident(world, { ...kept.value.incident, note: text });
  return done(undefined);
}

/** Hands a command to the reducer; its effects come back by the one way all effects come. */
export function command(world: World, order: AlertCommand): Result<void> {
  feed(world, { type: 'command', at: world.parts.clock.now(), command: order });
  showTones(world);
  return done(undefined);
}

/**
 * An incident may be silent because its source is, or everything: that ends with it, else it would stay silent. Told by name,
 * so that a replay need not know the incident.
 */
function withWhatCovers(world: World, { incidents, sources }: Omit<Snooze, 'until'>): Omit<Snooze, 'until'> {
  const meant = incidents?.flatMap((id) => world.incidents.get(id) ?? []) ?? [];
  const targets = world.alerts.snoozes
    .filter((one) => meant.some((incident) => covers(one, incident)))
    .map(({ target }) => target);
  if (targets.includes('all')) return {};
  const more = targets.filter((one) => one.startsWith(SOURCE)).map((one) => one.slice(SOURCE.length));
  return { incidents, sources: more.length === 0 ? sources : [...new Set([...(sources ?? []), ...more])] };
}

function quiet(world: World, until: number): Result<void> {
  const now = world.parts.clock.now();
  if (until > now && until <= now + LONGEST_QUIET) return command(world, { type: 'quiet', until });
  const message = 'Write a time within the next 24 hours here.';
  return failed('invalid', 'Quiet needs an end within 24 hours.', { fields: [{ path: 'until', message }] });
}

/** A snooze as the reducer takes it; nothing named means everything. */
export function snoozeCommand({ until, ...named }: Snooze): AlertCommand {
  return { type: 'snooze', until, ...chosen(named) };
}

function chosen({ incidents, sources }: Omit<Snooze, 'until'>) {
  return { ...(incidents ? { incidents } : {}), ...(sources ? { sources } : {}) };
}
