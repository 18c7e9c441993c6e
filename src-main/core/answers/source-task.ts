/** Tasks of vendors that are asked once for every source, and the interval of any task. */
import { readBaseUrl } from '#contract/base-url';
import type { Account, Source } from '#contract/configuration';
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { AccountHttp, Outcome, Task } from '../provider.ts';

/** Shortest interval on a loopback base URL, ms: there is no vendor to be kind to (product.md section 3). */
const LOOPBACK_FLOOR = 250;

/** The interval a source wants, ms, never below the floor of its kind. */
export function intervalOf(source: Source | undefined, kind: SourceKindDescriptor, account: Account): number {
  const base = readBaseUrl(account.baseUrl);
  const isLoopback = base.ok && base.value.reach === 'loopback';
  return Math.max(source?.interval ?? kind.defaultInterval, isLoopback ? LOOPBACK_FLOOR : kind.floorInterval);
}

/** A look at one source with one request. */
export function sourceTask(
  source: Source,
  interval: number,
  look: (http: AccountHttp) => Promise<Outcome>,
): Task {
  return {
    id: `source:${source.id}`,
    sources: [source.id],
    interval,
    cost: () => 1,
    run: async (http) => ({ outcomes: new Map([[source.id, await look(http)]]) }),
  };
}
