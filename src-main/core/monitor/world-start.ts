/** Makes an empty world from the platform's parts. */
import { emptyConfiguration } from '#contract/empty-configuration';
import type { EventView } from '#contract/event-view';
import type { Update } from '#contract/model';
import { createCeiling } from '../polling/ceiling.ts';
import { createTicker } from '../polling/ticker.ts';
import { startAlerts } from '../rules/state.ts';
import type { Sinks } from '../sinks.ts';
import { accountViews } from './account-view.ts';
import { eventView } from './event-view.ts';
import { boardOf } from './events.ts';
import { courierFor } from './delivering.ts';
import { overallView } from './overall-view.ts';
import { quietGlance } from './quiet-view.ts';
import { viewOf } from './source-view.ts';
import { startOrder } from './telling-order.ts';
import { pollingOf } from './tones.ts';
import { startUpdates, type Pictures } from './updates.ts';
import type { Parts, World } from './world.ts';

/** What the rules were told, and what of it the history is known to have. */
const nothingKept = () => ({ order: startOrder(), keptBuckets: new Map(), keptCounts: new Map() });

/** Neither polling nor the network nor notifications. */
const nothingStopped = () => ({
  paused: false,
  pausedUntil: undefined,
  networkDown: false,
  quiet: quietGlance(),
});

/** A world that watches nothing yet. */
export function createWorld(parts: Parts, sinks: Sinks): World {
  const base = {
    parts,
    sinks,
    ticker: createTicker(parts.clock),
    ceiling: createCeiling(parts.clock, emptyConfiguration.preferences.requestCeiling),
    accounts: new Map(),
    watched: new Map(),
    incidents: new Map(),
    notices: new Map(),
    destinationSecrets: new Map(),
    configuration: emptyConfiguration,
    board: boardOf([]),
    ...nothingKept(),
    alerts: startAlerts(parts.once ? { withoutHolds: true } : {}),
    ...nothingStopped(),
    nextHandle: 1,
    onSettled: new Set<() => void>(),
    stops: [],
  };
  const pictures: Pictures = {
    source: (id) => {
      const watched = world.watched.get(id);
      return watched && viewOf(watched, parts.clock.now(), world.networkDown);
    },
    overall: () => overallView([...world.watched.values()], pollingOf(world)),
    accounts: () => accountViews(world),
    events: (ids) => viewsOf(world, ids),
    eventOrder: () => [...world.board.events.keys()],
    eventsOf: (source) => world.board.of.get(source) ?? [],
    notices: () => [...world.notices.values()],
  };
  const send = (update: Update) => sinks.publish('update', update);
  const updates = startUpdates(parts.clock, pictures, send);
  const courier = courierFor(parts, () => world);
  const world: World = { ...base, updates, courier };
  return world;
}

function viewsOf(world: World, ids: ReadonlySet<string>): readonly EventView[] {
  const now = world.parts.clock.now();
  return [...ids].flatMap((id) => {
    const event = world.board.events.get(id);
    return event ? [eventView(world, event, now)] : [];
  });
}
