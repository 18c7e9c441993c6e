/**
 * What was learnt of counts of disputed meaning, in the history: a stream is watched for hours before it is decided, and a
 * restart must not begin that anew (queue-insight C-12). A part a source, beside the parts of the alert reducer.
 */
import * as v from 'valibot';
import type { SourceId } from '#contract/model';
import { startMeaning, type MeaningMemory } from '../insight/meaning.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

const PREFIX = 'count ';

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const schema = v.object({
  meaning: v.picklist(['unknown', 'gauge', 'counter']),
  looks: count,
  rises: count,
  falls: count,
  last: v.exactOptional(count),
  stood: v.exactOptional(count),
});

/** Takes what earlier runs have left from the parts that were kept; what is no such memory is passed over. */
export function recallCounts(world: World, parts: ReadonlyMap<string, string>): void {
  for (const [name, text] of parts) {
    const memory = name.startsWith(PREFIX) ? read(text) : undefined;
    if (memory) world.keptCounts.set(name.slice(PREFIX.length), memory);
  }
}

function read(text: string): MeaningMemory | undefined {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** Lets a source that is watched from now on take up what was learnt of it. */
export function reviveCount({ keptCounts }: World, watched: Watched): void {
  const meaning = keptCounts.get(watched.source.id);
  if (meaning && watched.kind.insight?.disputed)
    watched.insightMemory = { ...watched.insightMemory, meaning };
}

/** Keeps what has changed since it was last kept, and takes back what belongs to nothing any more. */
export function keepCounts(world: World): void {
  const { keptCounts } = world;
  const parts = new Map<string, string | undefined>();
  for (const { source, kind, insightMemory } of world.watched.values()) {
    const { meaning } = insightMemory;
    if (!kind.insight?.disputed || meaning === startMeaning || keptCounts.get(source.id) === meaning)
      continue;
    keptCounts.set(source.id, meaning);
    parts.set(PREFIX + source.id, JSON.stringify(meaning));
  }
  for (const id of keptCounts.keys()) {
    if (isKnown(world, id)) continue;
    keptCounts.delete(id);
    parts.set(PREFIX + id, undefined);
  }
  if (parts.size > 0) world.parts.history.append({ type: 'alerts', parts });
}

/** Sources of an account that follows its own list may not have been found yet: `ACCOUNT:STREAM`. */
function isKnown({ watched, configuration }: World, id: SourceId): boolean {
  const account = id.slice(0, Math.max(0, id.indexOf(':')));
  return watched.has(id) || configuration.accounts.some((one) => one.id === account);
}
