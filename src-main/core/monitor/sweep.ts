/** What time alone changes: samples grow stale, holds run out, the network is judged. About once a second. */
import type { AccountReach } from '../state/network.ts';
import { isNetworkDown } from '../state/network.ts';
import { feed } from './alerting.ts';
import { sweepEvents } from './events.ts';
import { sweepConditions } from './on-poll.ts';
import { showTones } from './tones.ts';
import type { World } from './world.ts';

/** Milliseconds between two sweeps. */
export const SWEEP = 1_000;

/** Sweeps until the returned Stop is called. */
export function startSweeping(world: World): () => void {
  const { clock } = world.parts;
  let stop = clock.after(SWEEP, function again() {
    sweep(world);
    stop = clock.after(SWEEP, again);
  });
  return () => stop();
}

/** One sweep: conditions, the operator's own network, and the reducer's timers. */
export function sweep(world: World): void {
  const now = world.parts.clock.now();
  sweepConditions(world, now);
  const down = isNetworkDown(reachOf(world));
  if (down !== world.networkDown) {
    world.networkDown = down;
    for (const id of world.watched.keys()) world.updates.source(id);
    showTones(world);
  }
  feed(world, { type: 'tick', at: now });
  sweepEvents(world, now);
}

function reachOf(world: World): readonly AccountReach[] {
  const byAccount = new Map<string, AccountReach['failures'][number][]>();
  for (const { source, condition, state } of world.watched.values()) {
    if (condition === 'paused' || condition === 'pending') continue;
    const list = byAccount.get(source.account) ?? [];
    list.push(state.streak?.failure);
    byAccount.set(source.account, list);
  }
  return [...byAccount].map(([account, failures]) => ({ account, failures }));
}
