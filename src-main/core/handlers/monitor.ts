/** What the page may ask of everything at once. */
import { done, failed, type Result } from '#contract/failure';
import { startAccount } from '../monitor/account-run.ts';
import { pauseAll, resumeAll } from '../monitor/pausing.ts';
import { takeSnapshot } from '../monitor/snapshot.ts';
import type { World } from '../monitor/world.ts';

export function monitorHandlers(world: World) {
  return {
    takeSnapshot: () => done(takeSnapshot(world)),
    describeProviders: () => done(world.parts.providers.map((one) => one.descriptor)),
    pauseAll: ({ until }: { until?: number | undefined }) => done(pauseAll(world, until)),
    resumeAll: () => done(resumeAll(world)),
    retryNow: (wanted: Wanted) => retryNow(world, wanted),
    dismissNotice: ({ id }: { id: string }) => {
      world.notices.delete(id);
      world.updates.notices();
      return done(undefined);
    },
  };
}

interface Wanted {
  readonly source?: string | undefined;
  readonly account?: string | undefined;
}

function retryNow(world: World, wanted: Wanted): Result<void> {
  const watched = wanted.source === undefined ? undefined : world.watched.get(wanted.source);
  if (wanted.source !== undefined && !watched)
    return failed('not-found', 'That source is no longer watched.');
  const account = watched?.source.account ?? wanted.account;
  for (const run of world.accounts.values()) {
    if (account !== undefined && run.account.id !== account) continue;
    if (!run.context) void startAccount(world, run);
    else run.polling?.retryNow(watched ? [watched.source.id] : undefined);
  }
  return done(undefined);
}
