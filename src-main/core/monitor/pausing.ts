/** Pausing everything, and waking up after sleep or when the network is back. */
import { refreshTasks, startAccount } from './account-run.ts';
import { feed } from './alerting.ts';
import { showTones } from './tones.ts';
import type { World } from './world.ts';

/** Stops all polling, until `until` (epoch ms) when given. */
export function pauseAll(world: World, until: number | undefined): void {
  world.pauseTimer?.();
  world.paused = true;
  world.pausedUntil = until;
  keepPause(world, 'pause');
  feed(world, { type: 'sources-paused', at: world.parts.clock.now() });
  for (const run of world.accounts.values()) refreshTasks(world, run);
  if (until !== undefined) {
    world.pauseTimer = world.parts.clock.after(until - world.parts.clock.now(), () => resumeAll(world));
  }
  tell(world);
}

/** Polls again, everything at once but spread out. */
export function resumeAll(world: World): void {
  world.pauseTimer?.();
  world.paused = false;
  world.pausedUntil = undefined;
  keepPause(world, 'resume');
  for (const run of world.accounts.values()) refreshTasks(world, run);
  tell(world);
}

/** After sleep or when the network is back: looks at once; an account without its secret asks the keychain again. */
export function wake(world: World, reason: 'resume' | 'online', asleepFrom: number | undefined): void {
  const at = world.parts.clock.now();
  if (asleepFrom !== undefined) {
    world.parts.history.append({ type: 'asleep', at: asleepFrom });
    feed(world, { type: 'woke', at, asleepFrom });
  }
  world.courier.hurry();
  for (const run of world.accounts.values()) {
    if (run.context) run.polling?.wake(reason);
    else void startAccount(world, run);
  }
}

function keepPause(world: World, type: 'pause' | 'resume'): void {
  const at = world.parts.clock.now();
  for (const [source, watched] of world.watched) {
    if (!watched.source.paused) world.parts.history.append({ type, source, at });
  }
}

function tell(world: World): void {
  showTones(world);
  world.updates.accounts();
}
