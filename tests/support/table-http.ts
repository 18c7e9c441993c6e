/** An HTTP that answers from a table, on a turned clock, and writes down what it was asked and when. */
import { failed, type Failure, type Result } from '../../src-preload/contract/failure.ts';
import type { Clock, Http, HttpAnswer, HttpRequest } from '../../src-main/core/ports.ts';

/** What comes back: a status with a body and headers, or network trouble; `after` ms, 20 when absent. */
export type Reply = (
  | { readonly status: number; readonly body?: unknown; readonly content?: HttpAnswer['content'] }
  | { readonly fail: Failure['kind'] }
) & { readonly after?: number; readonly headers?: Readonly<Record<string, string>> };

export interface Asked {
  /** Monotonic ms of the turned clock. */
  readonly at: number;
  readonly path: string;
  readonly request: HttpRequest;
}

export interface TableHttp extends Http {
  readonly asked: readonly Asked[];
  /** When (monotonic ms) each request was sent, of one path or of all. */
  times(path?: string): readonly number[];
  /** Requests in flight, now and at most so far. */
  readonly inFlight: number;
  readonly mostInFlight: number;
  clear(): void;
}

/** `table` gives the reply for a path (segments joined by `/`) and the how-many-eth request to it, from 0. */
export function tableHttp(clock: Clock, table: (path: string, nth: number) => Reply): TableHttp {
  let asked: Asked[] = [];
  const counts = new Map<string, number>();
  let inFlight = 0;
  let mostInFlight = 0;

  function request(sent: HttpRequest, signal: AbortSignal): Promise<Result<HttpAnswer>> {
    const path = sent.path.join('/');
    const nth = counts.get(path) ?? 0;
    counts.set(path, nth + 1);
    asked.push({ at: clock.monotonic(), path, request: sent });
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    return answer(clock, table(path, nth), sent, signal).finally(() => (inFlight -= 1));
  }

  return {
    request,
    get asked() {
      return asked;
    },
    times: (path) => asked.filter((one) => path === undefined || one.path === path).map((one) => one.at),
    get inFlight() {
      return inFlight;
    },
    get mostInFlight() {
      return mostInFlight;
    },
    clear: () => void (asked = []),
  };
}

function answer(
  clock: Clock,
  reply: Reply,
  sent: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> {
  const after = Math.min(reply.after ?? 20, sent.deadline);
  return new Promise((settle) => {
    const stop = clock.after(after, () => {
      signal.removeEventListener('abort', onAbort);
      settle(toResult(clock, reply, after, sent.deadline));
    });
    const onAbort = () => {
      stop();
      settle(failed('cancelled', 'Cancelled'));
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function toResult(clock: Clock, reply: Reply, after: number, deadline: number): Result<HttpAnswer> {
  if ((reply.after ?? 0) > deadline) return failed('timeout', 'No answer in time');
  if ('fail' in reply) return failed(reply.fail, 'Network trouble');
  const { status, body = {}, content = 'json', headers = {} } = reply;
  const answer = { status, body, content, headers, bytes: 40, duration: after, receivedAt: clock.now() };
  return { ok: true, value: answer };
}
