/** Keeps every source's tone and the overall light in step with conditions and incidents. */
import type { Overall } from '#contract/model';
import { toneOf } from '../state/overall.ts';
import { overallView, trayIncidents, trayLines } from './overall-view.ts';
import { present } from './source-view.ts';
import type { Watched } from './watched.ts';
import type { AccountRun, World } from './world.ts';

/**
 * Works out tones anew: of one source, or of all. The tray hears at once when a tone changed: alerts do not wait for the
 * batch that the page waits for.
 */
export function showTones(world: World, only?: Watched): void {
  const looked = only ? [only] : [...world.watched.values()];
  const changed = looked.filter((watched) => settleTone(watched));
  for (const watched of changed) world.updates.source(watched.source.id);
  if (changed.length > 0 || !only) showOverall(world);
}

/** Tells tray and page the overall state. The tray's sink ignores what it shows already. */
export function showOverall(world: World): Overall {
  const all = [...world.watched.values()];
  const overall = overallView(all, pollingOf(world));
  world.updates.overall();
  world.sinks.showOverall(overall, trayLines(all), trayIncidents(world.incidents.values()));
  return overall.state;
}

/** What the overall view needs to know beyond the sources. */
export function pollingOf(world: World) {
  const { paused, networkDown, alerts } = world;
  return {
    paused,
    networkDown,
    blindAccounts: blindAccounts(world),
    ...present('pausedUntil', world.pausedUntil),
    ...present('quiet', world.quiet(alerts, world.parts.clock.now())),
  };
}

/** An account without sources has nothing else that could turn the light: it counts as one blind source itself. */
function blindAccounts(world: World): number {
  const peopled = new Set([...world.watched.values()].map((one) => one.source.account));
  return [...world.accounts.values()].filter((run) => isBlind(run) && !peopled.has(run.account.id)).length;
}

function isBlind({ failure, lookFailure, account }: AccountRun): boolean {
  return lookFailure !== undefined || (failure !== undefined && account.config['watch'] === 'all');
}

/** What has vanished from its account's own list is gone, not unseen: it is marked, and turns no light. */
function settleTone(watched: Watched): boolean {
  const tone = watched.vanished
    ? 'offline'
    : toneOf({ condition: watched.condition, ...present('severity', watched.severity) });
  if (tone === watched.tone) return false;
  watched.tone = tone;
  return true;
}
