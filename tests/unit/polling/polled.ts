/** One account polled on a turned clock against a table of replies: what the tests of this folder start from. */
import { failed, type Failure } from '../../../src-preload/contract/failure.ts';
import type { Account } from '../../../src-preload/contract/configuration.ts';
import { createCeiling, type Ceiling } from '../../../src-main/core/polling/ceiling.ts';
import { parseRetryAfter } from '../../../src-main/core/polling/retry-after.ts';
import { startAccountPolling } from '../../../src-main/core/polling/account.ts';
import { createTicker, type Ticker } from '../../../src-main/core/polling/ticker.ts';
import type {
  AccountPolling,
  PollEvent,
  PollingPlan,
  YieldEvent,
} from '../../../src-main/core/polling/types.ts';
import type { HttpAnswer } from '../../../src-main/core/ports.ts';
import type { AccountHttp, Outcome, Task } from '../../../src-main/core/provider.ts';
import { tableHttp, type Reply, type TableHttp } from '../../support/table-http.ts';
import { turnedClock, type TurnedClock } from '../../support/turned-clock.ts';

export const account: Account = {
  id: 'a',
  provider: 'p',
  name: 'Test',
  baseUrl: 'https://vendor.example',
  config: {},
  allowHttp: false,
  allowChanges: false,
};

export interface Told {
  readonly at: number;
  readonly event: YieldEvent;
}

export interface Polled {
  readonly clock: TurnedClock;
  readonly http: TableHttp;
  readonly polling: AccountPolling;
  readonly events: readonly PollEvent[];
  /** Yields of one source, or of all, with the monotonic ms at which they were told. */
  told(source?: string): readonly Told[];
  readonly logged: readonly string[];
}

export interface PolledOptions {
  readonly sources?: number;
  readonly tasks?: readonly Task[];
  readonly interval?: number;
  readonly plan?: Partial<PollingPlan>;
  readonly clock?: TurnedClock;
  readonly ceiling?: Ceiling;
  readonly ticker?: Ticker;
  readonly http?: TableHttp;
  readonly random?: () => number;
  readonly onYield?: (event: YieldEvent) => void;
}

/** Names `s0`, `s1`... stand for source, task and path alike. */
export function poll(table: (path: string, nth: number) => Reply, options: PolledOptions = {}): Polled {
  const clock = options.clock ?? turnedClock();
  const http = options.http ?? tableHttp(clock, table);
  const events: PollEvent[] = [];
  const told: Told[] = [];
  const logged: string[] = [];
  const polling = startAccountPolling(
    {
      clock,
      http,
      random: options.random ?? (() => 0.5),
      log: (_level, event) => void logged.push(event),
      ceiling: options.ceiling ?? createCeiling(clock, 1_000),
      ticker: options.ticker ?? createTicker(clock),
    },
    {
      account,
      secrets: ['secret'],
      tasks: options.tasks ?? tasksFor(options.sources ?? 1, options.interval ?? 5_000),
      budget: { perSecond: 1_000, inFlight: 1_000 },
      unlimited: false,
      rateLimitFloor: 60_000,
      ...options.plan,
    },
    (event) => {
      events.push(event);
      if (event.type !== 'yield') return;
      told.push({ at: clock.monotonic(), event });
      options.onYield?.(event);
    },
  );
  const of = (source: string | undefined) =>
    told.filter(({ event }) => source === undefined || event.yield.outcomes.has(source));
  return { clock, http, polling, events, told: of, logged };
}

/** `count` tasks of one source each. */
export function tasksFor(count: number, interval: number): readonly Task[] {
  return Array.from({ length: count }, (_, index) => singleTask(`s${index}`, interval));
}

/** A task of one source that makes one GET. */
export function singleTask(id: string, interval: number): Task {
  return {
    id,
    sources: [id],
    interval,
    cost: () => 1,
    run: async (http) => ({ outcomes: new Map([[id, await outcomeOf(http, id)]]) }),
  };
}

/** One GET and what a vendor's folder makes of it. */
export async function outcomeOf(http: AccountHttp, path: string): Promise<Outcome> {
  const result = await http.get([path]);
  if (!result.ok) return { at: http.now(), ok: false, failure: result.failure };
  const { status, content, receivedAt } = result.value;
  if (status !== 200 || content !== 'json')
    return { at: receivedAt, ok: false, failure: failureOf(result.value) };
  return { at: receivedAt, ok: true, presence: 'live', readings: { live: 1 }, facts: {} };
}

const KINDS: Readonly<Record<number, Failure['kind']>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
};

/** As a vendor's folder would put it. */
export function failureOf({ status, headers, content, body, receivedAt }: HttpAnswer): Failure {
  const retryAfter = parseRetryAfter(headers['retry-after'], receivedAt);
  const isForeign = content === 'html' && status !== 429;
  const kind = isForeign
    ? 'unexpected-response'
    : (KINDS[status] ?? (status >= 500 ? 'server' : 'unexpected-response'));
  return failed(kind, typeof body === 'string' ? body : `Status ${status}`, {
    status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(isForeign ? { foreign: true } : {}),
  }).failure;
}

/** The differences between neighbours. */
export function gaps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
