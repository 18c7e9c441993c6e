/**
 * The alert reducer's memory in the history, so that a restart tells nothing twice and forgets no incident (faults.md L5).
 * It is kept in parts: with an alert goes the head and what it is about, now and then and at the end everything.
 */
import type { AlertState } from '../rules/state.ts';
import type { AlertEffect } from '../rules/types.ts';
import { keepCounts } from './count-memory.ts';
import type { World } from './world.ts';

/** Names of the parts: all but the sources, and the sources' memory a bucket at a time. */
export const HEAD = 'head';
export const bucketName = (place: number) => `bucket ${place}`;

/** How often everything is kept, ms. */
const KEEP_ALL = 600_000;

/** A row of the shelf: a sixteenth of all sources. */
type Bucket = AlertState['sources'][number];

/** Keeps what an alert has changed: the head, and the memory of the sources it is about. */
export function keepAlerts(world: World, effects: readonly AlertEffect[]): void {
  const about = new Set(effects.flatMap((effect) => sourcesOf(world, effect)));
  keepParts(world, (bucket) => bucket.some((own) => own.some(({ id }) => about.has(id))));
}

/** Keeps everything that has changed since it was last kept. */
export function keepAllAlerts(world: World): void {
  keepParts(world, () => true);
}

/** Keeps everything every ten minutes until the returned Stop is called. */
export function keepNowAndThen(world: World): () => void {
  const { clock } = world.parts;
  let stop = clock.after(KEEP_ALL, function again() {
    keepAllAlerts(world);
    keepCounts(world);
    stop = clock.after(KEEP_ALL, again);
  });
  return () => stop();
}

function keepParts(world: World, isWanted: (bucket: Bucket) => boolean): void {
  const { sources, timers: _derived, ...head } = world.alerts;
  const parts = new Map<string, string>([[HEAD, JSON.stringify(head)]]);
  sources.forEach((bucket, place) => {
    if (world.keptBuckets.get(place) === bucket || !isWanted(bucket)) return;
    world.keptBuckets.set(place, bucket);
    parts.set(bucketName(place), JSON.stringify(bucket));
  });
  world.parts.history.append({ type: 'alerts', parts });
}

/** A notification is about all of its incidents: each of them is known to have been told, or to be over. */
function sourcesOf({ incidents }: World, effect: AlertEffect): readonly string[] {
  if (effect.type === 'incident') return effect.incident.sources;
  if (effect.type === 'deliver') return effect.delivery.incidents.map((one) => one.source);
  if (effect.type === 'trace') return [effect.trace.source];
  return effect.notice.incidents.flatMap((id) => incidents.get(id)?.sources ?? []);
}
