/** Looking back. The history answers by itself; only what is asked is checked here. */
import { failed } from '#contract/failure';
import type { World } from '../monitor/world.ts';
import type { HistoryQuestion } from '../ports.ts';

export function historyHandlers(world: World) {
  return {
    readHistory: (question: HistoryQuestion) => {
      if (question.until <= question.from)
        return failed('invalid', 'The end of the range must lie after its beginning.');
      return world.parts.history.query(question);
    },
    readSparklines: ({ sources }: { sources: readonly string[] }) =>
      world.parts.history.sparklines(sources, world.parts.clock.now()),
  };
}
