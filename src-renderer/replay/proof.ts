/** What is to be said of where a replay comes from, and of how far it agrees with what was stored. */
import type { ReplayView } from '#contract/channels/replay';
import { replayWords as words } from '../words/replay.ts';

export function proofOf({ stored, proved, cut, file, version }: ReplayView): readonly string[] {
  const agreement =
    stored === 0
      ? words.noneStored
      : proved === stored
        ? words.allProved(stored)
        : words.someProved(proved, stored);
  const origin = file === undefined ? [] : [`${words.from(file)} ${words.kept(version)}`];
  return [agreement, ...(cut ? [words.cut] : []), ...origin];
}
