/** The document of `--status`: overall, and each source with condition and readings (product.md section 10). */
import type { Overall, Readings } from '#contract/model';
import { overallView } from './monitor/overall-view.ts';
import { viewOf } from './monitor/source-view.ts';
import { pollingOf } from './monitor/tones.ts';
import type { World } from './monitor/world.ts';

export interface StatusDocument {
  readonly format: 'tallylight-status/1';
  readonly overall: Overall;
  readonly sentence: string;
  readonly at: string;
  readonly live?: number;
  readonly queue?: number;
  readonly viewers?: number;
  readonly waitSeconds?: number;
  readonly sources: readonly {
    readonly id: string;
    readonly label: string;
    readonly account: string;
    readonly provider: string;
    readonly kind: string;
    readonly condition: string;
    readonly tone: string;
    readonly sentence: string;
    readonly failure?: string;
    readonly readings: Readings;
  }[];
}

const EXIT: Readonly<Record<Overall, number>> = {
  idle: 0,
  ok: 0,
  paused: 0,
  warning: 1,
  critical: 2,
  blind: 3,
};

/** Exit code for an overall state: 0 ok, 1 warning, 2 critical, 3 blind. */
export function exitCodeOf(overall: Overall): number {
  return EXIT[overall];
}

/** The status of everything now. `at` is an ISO 8601 time in UTC, handed in because the core has no calendar. */
export function statusDocument(world: World, at: string): StatusDocument {
  const all = [...world.watched.values()];
  const { state, sentence, live, queue, viewers, waitSeconds } = overallView(all, pollingOf(world));
  const totals = { live, queue, viewers, waitSeconds };
  const known = Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== undefined));
  const now = world.parts.clock.now();
  const sources = all.map((one) => {
    const { id, label, account, provider, kind, condition, tone, sentence, failure, readings } = viewOf(
      one,
      now,
      world.networkDown,
    );
    const said = { id, label, account, provider, kind, condition, tone, sentence, readings };
    return failure ? { ...said, failure: failure.kind } : said;
  });
  return { format: 'tallylight-status/1', overall: state, sentence, at, ...known, sources };
}
