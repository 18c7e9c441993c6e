/** Follows an account's own list ("watch all"): new ones appear, renamed ones are renamed, vanished ones are marked. */
import type { Source } from '#contract/configuration';
import type { FollowingView } from '#contract/following-view';
import type { SourceId } from '#contract/model';
import { markIncidents } from './alerting.ts';
import { reviveCount } from './count-memory.ts';
import { dropWatched } from './dropping.ts';
import { describe } from './keeping.ts';
import { showTones } from './tones.ts';
import { startWatched, type Watched } from './watched.ts';
import type { AccountRun, World } from './world.ts';

export interface FoundList {
  readonly found: readonly Source[];
  /** Sources that the account's settings leave out. */
  readonly leftOut?: ReadonlySet<SourceId> | undefined;
  /** Epoch ms. */
  readonly nextAt: number | undefined;
}

/** Brings the account's followed sources in line with a complete list. */
export function mergeFound(world: World, run: AccountRun, { found, leftOut, nextAt }: FoundList): void {
  const listed = new Set(found.map((source) => source.id));
  const own = [...world.watched.values()].filter((one) => one.source.account === run.account.id);
  const known = new Set(own.flatMap(namesOf));
  const added = found
    .filter((source) => !known.has(source.id) && !known.has(keyName(source)))
    .map((source) => add(world, run, source));
  if (added.length > 0) describe(world, added);
  for (const source of found) rename(world, source);
  const [out, kept] = parted(own, (one) => one.automatic && leftOut?.has(one.source.id) === true);
  dropWatched(world, out);
  for (const watched of kept) markVanished(world, watched, listed, nextAt);
  showTones(world);
  if (added.length + out.length > 0) world.updates.accounts();
}

function parted<Item>(all: readonly Item[], isFirst: (item: Item) => boolean) {
  const first = all.filter(isFirst);
  return [first, first.length === 0 ? all : all.filter((item) => !isFirst(item))] as const;
}

/** Drops followed sources that an account's settings no longer ask for. */
export function dropUnfollowed(world: World, run: AccountRun): void {
  const { account, provider } = run;
  const own = [...world.watched.values()].filter((one) => one.automatic && one.source.account === account.id);
  dropWatched(
    world,
    own.filter(({ source }) => provider.follows?.(account, source) === false),
  );
  if (own.length > 0) showTones(world);
}

/** Keeps how the list is followed, and tells it when it has changed. */
export function takeFollowing(world: World, run: AccountRun, following: FollowingView): void {
  const before = JSON.stringify(run.following);
  run.following = following;
  if (before !== JSON.stringify(following)) world.updates.accounts();
}

/** What is watched goes by its id or, when the user watches it under a name of his own, by its key. */
function namesOf({ source, automatic }: Watched): readonly string[] {
  return automatic ? [source.id] : [source.id, keyName(source)];
}

function keyName({ key }: Source): string {
  return JSON.stringify(key);
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
  reviveCount(world, watched);
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
