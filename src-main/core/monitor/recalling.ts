/** Takes up where the last run ended: its incidents, and what the alert reducer remembered. */
import type { QuietHours } from '#contract/configuration';
import { dueOf } from '../rules/draft.ts';
import { incidentsOf, restartInput, reviveAlerts } from '../rules/keep.ts';
import { valuesOf } from '../rules/shelf.ts';
import type { AlertState, Timer } from '../rules/state.ts';
import { order } from '../rules/timers.ts';
import { bucketName, HEAD } from './alert-memory.ts';
import { feed, takeIncident } from './alerting.ts';
import { recallCounts } from './count-memory.ts';
import { DELIVERIES } from './delivering.ts';
import type { World } from './world.ts';

/** A store that does not answer must not hold up the start, ms. */
const PATIENCE = 3_000;
/** Closed incidents that are shown after a start. */
const CLOSED_SHOWN = 200;

/**
 * To be done before anything is watched. Without an answer in time the run begins with nothing known. What was due while the
 * app was off is told under the quiet hours of now.
 */
export async function recallAlerts(world: World, quietHours: QuietHours): Promise<void> {
  const { clock, history } = world.parts;
  const late = new Promise<undefined>((resolve) => {
    world.stops.push(clock.after(PATIENCE, () => resolve(undefined)));
  });
  const kept = await Promise.race([history.ask('remembered', { closed: CLOSED_SHOWN }), late]);
  if (kept?.ok) {
    for (const incident of kept.value.incidents) world.incidents.set(incident.id, incident);
    world.courier.recall(kept.value.alerts.get(DELIVERIES));
    revive(world, kept.value.alerts, quietHours);
    recallCounts(world, kept.value.alerts);
    closeOrphans(world);
  }
}

function revive(world: World, parts: ReadonlyMap<string, string>, quietHours: QuietHours): void {
  const state = stateOf(world.alerts, parts);
  if (!state) return;
  world.alerts = { ...state, timers: timersOf(state), quietHours };
  const input = restartInput(state, world.parts.clock.now());
  if (input) feed(world, input);
}

/** Joins the parts to one text, which the rules check before they believe it. */
function stateOf({ sources }: AlertState, parts: ReadonlyMap<string, string>): AlertState | undefined {
  const head = parts.get(HEAD);
  if (head === undefined) return undefined;
  const buckets = sources.map(
    (row, place) => parts.get(bucketName(place)) ?? JSON.stringify(row.map(() => [])),
  );
  const rest = `"timers":[],"sources":[${buckets.join(',')}]`;
  return reviveAlerts(`${head.slice(0, -1)},${rest}}`);
}

/** Timers follow from the cases; parts that were kept at different moments may not agree with any list of them. */
function timersOf(state: AlertState): readonly Timer[] {
  const timers = valuesOf(state.sources).flatMap(({ id, cases }) =>
    Object.entries(cases).flatMap(([rule, own]) => {
      const due = dueOf(own);
      return due === undefined ? [] : [{ due, source: id, rule }];
    }),
  );
  return timers.sort((a, b) => a.due - b.due || order(a.source, b.source) || order(a.rule, b.rule));
}

/** An incident that the reducer knows nothing of any more would stay open for ever. */
function closeOrphans(world: World): void {
  const known = new Set(incidentsOf(world.alerts).map((incident) => incident.id));
  const closedAt = world.parts.clock.now();
  for (const incident of [...world.incidents.values()]) {
    if (incident.closedAt === undefined && !known.has(incident.id))
      takeIncident(world, { ...incident, closedAt: Math.max(closedAt, incident.openedAt) });
  }
}
