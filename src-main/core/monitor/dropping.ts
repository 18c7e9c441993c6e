import { feed } from './alerting.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

/** Watches them no more, and tells the page and the rules. */
export function dropWatched(world: World, gone: readonly Watched[]): void {
  for (const { source } of gone) {
    world.watched.delete(source.id);
    world.updates.removed(source.id);
  }
  if (gone.length === 0) return;
  const at = world.parts.clock.now();
  feed(world, { type: 'sources-removed', at, sources: gone.map((one) => one.source.id) });
}
