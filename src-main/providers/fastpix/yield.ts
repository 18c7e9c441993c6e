/** From what was seen to outcomes of sources, and to the list of sources that follow from watching all. */
import type { Source } from '#contract/configuration';
import type { SourceId } from '#contract/model';
import type { Outcome, Yield } from '../../core/provider.ts';
import type { Sight } from './by-id.ts';
import type { StreamsNow } from './look.ts';
import { outcomeOf } from './sample.ts';
import type { Views } from './views.ts';
import { isWatched, sourcesFor, type Followed, type Watch } from './watch.ts';

export interface FollowingYield extends Yield {
  readonly followed: Followed;
}

/** One outcome for every source. A followed stream that is known to have gone leaves one last miss, and is found no more. */
export function toYield(
  watch: Watch,
  before: Followed,
  { sights }: StreamsNow,
  views: ReadonlyMap<string, Views>,
): FollowingYield {
  const outcomes = new Map<SourceId, Outcome>();
  const followed = new Map<string, Source>(before);
  for (const [id, sight] of sights) {
    if (!isWatched(watch, id)) continue;
    const sources = sourcesOf(watch, before, id, sight);
    for (const source of sources)
      outcomes.set(source.id, outcomeOf(sight, views.get(id), watch.account.baseUrl));
    follow(followed, watch, id, sight, sources[0]);
  }
  if (!watch.all) return { outcomes, followed };
  return { outcomes, followed, found: [...[...watch.chosen.values()].flat(), ...followed.values()] };
}

function sourcesOf(watch: Watch, before: Followed, id: string, { stream }: Sight): readonly Source[] {
  if (stream.ok) return sourcesFor(watch, id, stream.value);
  const followed = before.get(id);
  return watch.chosen.get(id) ?? (followed ? [followed] : []);
}

function follow(
  followed: Map<string, Source>,
  { chosen }: Watch,
  id: string,
  { stream }: Sight,
  source: Source | undefined,
): void {
  if (chosen.has(id)) return;
  if (stream.ok && source) followed.set(id, source);
  else if (!stream.ok && stream.failure.kind === 'not-found') followed.delete(id);
}
