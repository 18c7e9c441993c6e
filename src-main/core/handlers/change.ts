/** Every change of the configuration takes this one way: saved first, then applied, so that nothing is lost. */
import type { Configuration } from '#contract/configuration';
import { done, type Result } from '#contract/failure';
import type { SourceId } from '#contract/model';
import type { Parted } from '../configuration/events.ts';
import { reconcile } from '../monitor/reconcile.ts';
import type { World } from '../monitor/world.ts';
import { partedSentence } from '../wording/event.ts';

/** Saves and applies `next`. When saving fails the old configuration stays in force (kind `storage`). */
export function changeConfiguration(world: World, next: Configuration): Result<void> {
  const saved = world.parts.settings.save(next);
  if (!saved.ok) return saved;
  void reconcile(world, next);
  return done(undefined);
}

/** A new id such as `fastpix-4k2q9x`, unlike any in `taken`. */
export function freshId(world: World, stem: string, taken: ReadonlySet<string>): string {
  for (;;) {
    const id = `${stem}-${Math.floor(world.parts.random() * 36 ** 6).toString(36)}`;
    if (!taken.has(id)) return id;
  }
}

/** Says which events have lost sources: an event that quietly watches less would be trusted too much. */
export function tellParted(
  world: World,
  parted: readonly Parted[],
  labelOf: (source: SourceId) => string,
): void {
  for (const { event, gone } of parted) {
    const id = `event-parted-${event.id}`;
    const action = { label: 'Show the event', route: `event/${encodeURIComponent(event.id)}` };
    world.notices.set(id, {
      id,
      tone: 'info',
      text: partedSentence(event.name, gone.map(labelOf)),
      action,
    });
  }
  if (parted.length > 0) world.updates.notices();
}
