/** Follows an account's own list ("watch all"): new ones appear, renamed ones are renamed, vanished ones are marked. */
import type { Source } from '#contract/configuration';
import { markIncidents } from './alerting.ts';
import { describe } from './keeping.ts';
import { showTones } from './tones.ts';
import { startWatched, type Watched } from './watched.ts';
import type { AccountRun, World } from './world.ts';

/** Brings the account's followed sources in line with a complete list. */
export function mergeFound(
  world: World,
  run: AccountRun,
  found: readonly Source[],
  nextAt: number | undefined,
): void {
  const listed = new Set(found.map((source) => source.id));
  const added = found.filter((source) => !isWatched(world, source)).map((source) => add(world, run, source));
  if (added.length > 0) describe(world, added);
  for (const source of found) rename(world, source);
  for (const watched of world.watched.values()) {
    if (watched.source.account === run.account.id) markVanished(world, watched, listed, nextAt);
  }
  showTones(world);
  if (added.length > 0) world.updates.accounts();
}

/** By its id or, when the user watches it under a name of his own, by its key. */
function isWatched(world: World, source: Source): boolean {
  if (world.watched.has(source.id)) return true;
  const key = JSON.stringify(source.key);
  return [...world.watched.values()].some(
    (one) =>
      one.source.account === source.account && !one.automatic && JSON.stringify(one.source.key) === key,
  );
}

function add(world: World, run: AccountRun, source: Source): Watched {
  const now = world.parts.clock.now();
  const watched = startWatched({
    source,
    account: run.account,
    provider: run.provider,
    handle: world.nextHandle++,
    automatic: true,
    now,
  });
  world.watched.set(source.id, watched);
  markIncidents(world, watched);
  return watched;
}

function rename(world: World, source: Source): void {
  const watched = world.watched.get(source.id);
  if (!watched?.automatic || watched.source.label === source.label) return;
  watched.source = { ...watched.source, label: source.label };
  world.updates.source(source.id);
}

function markVanished(
  world: World,
  watched: Watched,
  listed: ReadonlySet<string>,
  nextAt: number | undefined,
): void {
  const vanished = watched.automatic && !listed.has(watched.source.id);
  if (vanished === watched.vanished) return;
  watched.vanished = vanished;
  watched.nextAt = nextAt;
  world.updates.source(watched.source.id);
}
