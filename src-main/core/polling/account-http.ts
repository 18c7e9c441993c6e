/** An account's HTTP bound for one look: base URL, secrets, deadline and budget are set, and what it took is measured. */
import { failed, type Failure, type Result } from '#contract/failure';
import type { Account } from '#contract/configuration';
import type { Clock, Http, HttpAnswer, HttpRequest } from '../ports.ts';
import type { AccountHttp, AccountRequest } from '../provider.ts';
import type { Budget } from './budget.ts';

/** What one look took so far. */
export interface Measure {
  requests: number;
  bytes: number;
  status: number | undefined;
  /** A request of it was held back. */
  isBarred: boolean;
  /** Monotonic ms when the first request was sent; waiting for the budget is no part of a look's duration. */
  sentAt: number | undefined;
}

/** A measure of nothing yet. */
export function startMeasure(): Measure {
  return { requests: 0, bytes: 0, status: undefined, isBarred: false, sentAt: undefined };
}

/** What all looks of an account share. */
export interface Wire {
  readonly clock: Clock;
  readonly http: Http;
  readonly account: Account;
  readonly secrets: readonly string[];
  readonly budget: Budget;
  /**
   * Whether the user lets this account be changed now ("Allow changes"). This is the one place through which every request
   * passes, so that nothing but GET leaves while it says no, whoever asks.
   */
  mayChange(): boolean;
}

/** What differs from look to look. */
export interface Line {
  /** Deadline of each whole answer, ms. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly measure: Measure;
  /** Why nothing may be sent now, when it may not. */
  bar(): Failure | undefined;
  onAnswer(answer: HttpAnswer): void;
  /** Whether a GET that the network failed may be sent a second time at once. Asked once for each such failure. */
  mayRepeat(): boolean;
}

type Method = HttpRequest['method'];

/** Binds `wire` for one look. */
export function bindHttp(wire: Wire, line: Line): AccountHttp {
  return {
    get: (path, more) => getWithRepeat(wire, line, path, more),
    send: (method, path, more) => attempt(wire, line, method, path, more),
    now: () => wire.clock.now(),
  };
}

async function getWithRepeat(
  wire: Wire,
  line: Line,
  path: readonly string[],
  more: AccountRequest | undefined,
): Promise<Result<HttpAnswer>> {
  const first = await attempt(wire, line, 'GET', path, more);
  if (first.ok || first.failure.kind !== 'unreachable' || !line.mayRepeat()) return first;
  return attempt(wire, line, 'GET', path, more);
}

async function attempt(
  wire: Wire,
  line: Line,
  method: Method,
  path: readonly string[],
  more: AccountRequest | undefined,
): Promise<Result<HttpAnswer>> {
  const refused = forbidden(wire, method) ?? line.bar() ?? (await turnOf(wire, line));
  if (refused) {
    line.measure.isBarred = true;
    return { ok: false, failure: refused };
  }
  const { budget, http } = wire;
  let result: Result<HttpAnswer> | undefined;
  startMeasuring(wire.clock, line.measure);
  try {
    const barred = forbidden(wire, method);
    if (barred) result = { ok: false, failure: barred };
    else result = await http.request(requestFor(wire, line, method, path, more), line.signal);
    if (result.ok) take(line, result.value);
    return result;
  } finally {
    // After `take`: a 429 must bar those that wait before the turn passes to them.
    budget.leave(result?.ok ? result.value.duration : undefined);
  }
}

/** Asked twice, before and after waiting for a turn: the user may have changed it meanwhile. */
function forbidden(wire: Wire, method: Method): Failure | undefined {
  if (method === 'GET' || wire.mayChange()) return undefined;
  return failed('forbidden', `Changes are switched off for ${wire.account.name}. Nothing was sent.`).failure;
}

function turnOf(wire: Wire, line: Line): Promise<Failure | undefined> | Failure | undefined {
  if (line.signal.aborted)
    return failed('cancelled', 'The request was cancelled before it was sent.').failure;
  return wire.budget.enter(line.signal);
}

function startMeasuring(clock: Clock, measure: Measure): void {
  measure.requests += 1;
  measure.sentAt ??= clock.monotonic();
}

function take(line: Line, answer: HttpAnswer): void {
  line.measure.bytes += answer.bytes;
  line.measure.status = answer.status;
  line.onAnswer(answer);
}

function requestFor(
  wire: Wire,
  line: Line,
  method: Method,
  path: readonly string[],
  more: AccountRequest | undefined,
): HttpRequest {
  const { baseUrl, allowHttp, pinnedCertificate } = wire.account;
  return {
    ...more,
    method,
    baseUrl: more?.fromOrigin ? baseUrl.replace(/^([a-z]+:\/\/[^/]*).*$/i, '$1') : baseUrl,
    path,
    deadline: line.deadline,
    allowHttp,
    ...(pinnedCertificate === undefined ? {} : { pinnedCertificate }),
    secrets: wire.secrets,
  };
}
