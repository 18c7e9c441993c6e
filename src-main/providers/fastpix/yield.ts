/** From what was seen to outcomes of sources, and to the list of sources that follow from watching all. */
import type { SourceId } from '#contract/model';
import type { Outcome, Yield } from '../../core/provider.ts';
import type { StreamsNow } from './look.ts';
import { outcomeOf } from './sample.ts';
import type { Views } from './views.ts';
import type { Parting, Watch } from './watch.ts';

/** One outcome for every source. A followed stream that is known to have gone leaves one last miss, and is found no more. */
export function toYield(
  { account, chosen, settings }: Watch,
  { sources, followed, leftOut, counts }: Parting,
  { sights, listed }: StreamsNow,
  views: ReadonlyMap<string, Views>,
): Yield {
  const outcomes = new Map<SourceId, Outcome>();
  for (const [id, ofStream] of sources) {
    const sight = sights.get(id);
    if (!sight) continue;
    for (const source of ofStream) outcomes.set(source.id, outcomeOf(sight, views.get(id), account.baseUrl));
  }
  if (!settings.all) return { outcomes };
  /** What was not read because no more is followed is over the cap, too. */
  const overCap = () => {
    if (counts.followed < settings.cap) return 0;
    const own = [...chosen.keys()].filter((id) => sights.has(id)).length;
    return Math.max(0, listed - counts.followed - counts.excluded - own);
  };
  const found = [...[...chosen.values()].flat(), ...followed.values()];
  return { outcomes, found, leftOut, following: { listed, ...counts, overCap: overCap() } };
}
