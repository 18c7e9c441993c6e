/** The whole picture at a moment, for a page that has just subscribed. */
import type { Snapshot } from '#contract/model';
import { accountViews } from './account-view.ts';
import { eventViews } from './events.ts';
import { overallView } from './overall-view.ts';
import { viewOf } from './source-view.ts';
import { pollingOf } from './tones.ts';
import type { World } from './world.ts';

/** Closed incidents shown to the page with the open ones, newest first. */
const CLOSED_SHOWN = 200;

/** Everything the page shows first. */
export function takeSnapshot(world: World): Snapshot {
  const now = world.parts.clock.now();
  const all = [...world.watched.values()];
  return {
    revision: world.updates.revision(),
    now,
    version: world.parts.version,
    demo: world.parts.demo,
    firstLaunch: world.configuration.accounts.length === 0,
    overall: overallView(all, pollingOf(world)),
    accounts: accountViews(world),
    sources: all.map((one) => viewOf(one, now, world.networkDown)),
    incidents: incidentsShown(world),
    events: eventViews(world),
    notices: [...world.notices.values()],
  };
}

function incidentsShown(world: World): Snapshot['incidents'] {
  const newest = [...world.incidents.values()].sort((a, b) => b.openedAt - a.openedAt);
  const open = newest.filter((one) => one.closedAt === undefined);
  return [...open, ...newest.filter((one) => one.closedAt !== undefined).slice(0, CLOSED_SHOWN)];
}
