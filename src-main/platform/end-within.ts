/** Runs endings one after the other, but never longer than allowed. Pure but for its timer. */
import type { Log } from '../core/ports.ts';

/** One thing to end; what it throws is logged and holds nothing up. */
export type Ending = () => void | Promise<void>;

/** Settles when all have ended, or at the deadline (ms). */
export async function endWithin(endings: readonly Ending[], log: Log, deadline: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, deadline)));
  await Promise.race([late, endAll(endings, log)]);
  clearTimeout(timer);
}

async function endAll(endings: readonly Ending[], log: Log): Promise<void> {
  for (const end of endings) {
    try {
      await end();
    } catch (error) {
      log('error', 'an ending failed', { error });
    }
  }
}
