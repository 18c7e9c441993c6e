/** Looking back. The history answers by itself; only what is asked is checked here. */
import { failed, type Result } from '#contract/failure';
import { keepAllAlerts } from '../monitor/alert-memory.ts';
import type { World } from '../monitor/world.ts';
import type { HistoryQuestion } from '../ports.ts';
import type { ExportDesk } from './export-desk.ts';
import { sinceLeft } from './since-left.ts';

export function historyHandlers(world: World, exports: ExportDesk) {
  return {
    readHistory: (question: HistoryQuestion) => {
      if (question.until <= question.from)
        return failed('invalid', 'The end of the range must lie after its beginning.');
      return world.parts.history.query(question);
    },
    readSparklines: ({ sources }: { sources: readonly string[] }) =>
      world.parts.history.sparklines(sources, world.parts.clock.now()),
    readSinceLeft: ({ since }: { since: number }) => sinceLeft(world, since),
    cancelExport: ({ id }: { id: string }) => exports.cancel(id),
    readHistorySize: () => world.parts.history.ask('size', undefined),
    clearHistory: ({ source }: { source?: string | undefined }) =>
      world.parts.history.ask('clear', source === undefined ? {} : { source }),
    forgetEverything: () => forgetEverything(world),
  };
}

/** The file first: only when it is gone does the window let go of what was over. What is open now begins anew with it. */
async function forgetEverything(world: World): Promise<Result<void>> {
  const forgotten = await world.parts.history.ask('forget', undefined);
  if (!forgotten.ok) return forgotten;
  for (const [id, incident] of world.incidents) {
    if (incident.closedAt === undefined) world.parts.history.append({ type: 'incident', incident });
    else world.incidents.delete(id);
  }
  world.keptBuckets.clear();
  world.keptCounts.clear();
  keepAllAlerts(world);
  world.updates.renew();
  return forgotten;
}
