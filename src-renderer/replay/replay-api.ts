/** The door of a replay: it answers from the past that was opened, and refuses everything that would change anything. */
import type { Api } from '#contract/channels';
import { done, failed } from '#contract/failure';
import { replayWords as words } from '../words/replay.ts';

/** What a replay may be asked; all else is refused. `id` names it, `now` is the moment that is shown. */
export function replayApi(live: Api, id: string, now: () => number): Api {
  const refuse = async () => failed('rejected', words.refused);
  const silent = () => () => undefined;
  const closed = Object.keys(live).map((name) => [name, /^on[A-Z]/.test(name) ? silent : refuse]);
  const open: Partial<Api> = {
    readHistory: (question) => live.readReplayHistory({ ...question, id, now: now() }),
    explainMinute: ({ source, at }) => live.explainReplay({ id, source, at }),
    readRules: async () => done([]),
    saveChartImage: (picture) => live.saveChartImage(picture),
  };
  return { ...Object.fromEntries(closed), ...open } as Api;
}
