/** Looking back. The history answers by itself; only what is asked is checked here. */
import { failed } from '#contract/failure';
import type { World } from '../monitor/world.ts';
import type { HistoryQuestion } from '../ports.ts';
import { sinceLeft } from './since-left.ts';

export function historyHandlers(world: World) {
  return {
    readHistory: (question: HistoryQuestion) => {
      if (question.until <= question.from)
        return failed('invalid', 'The end of the range must lie after its beginning.');
      return world.parts.history.query(question);
    },
    readSparklines: ({ sources }: { sources: readonly string[] }) =>
      world.parts.history.sparklines(sources, world.parts.clock.now()),
    readSinceLeft: ({ since }: { since: number }) => sinceLeft(world, since),
    startExport: notKept,
    cancelExport: notKept,
    readHistorySize: notKept,
    clearHistory: notKept,
    forgetEverything: notKept,
  };
}

/** Of a history that is not on disk. */
const notKept = () => failed('storage', 'This history is not kept on disk.');
