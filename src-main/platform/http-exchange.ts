/** One request and its whole answer over one connection. */
import { type ClientRequest, type IncomingMessage, request as send, type RequestOptions } from 'node:http';
import { failed, type Failure } from '#contract/failure';
import type { AttemptOptions, RouteAgent } from './http-agents.ts';
import { type Attempt } from './http-connect.ts';
import { failureOf } from './http-failure.ts';
import type { Limit } from './http-limit.ts';

export interface Call {
  readonly agent: RouteAgent;
  readonly host: string;
  readonly hostname: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer | undefined;
  readonly maxBytes: number;
  readonly bodyless?: true | undefined;
}

/** `stale`: a kept connection had been closed by the server, and nothing of an answer came (N11). */
export type Exchange =
  | { readonly ok: true; readonly message: IncomingMessage; readonly bytes: Buffer }
  | { readonly ok: false; readonly failure: Failure; readonly stale: boolean };

const MAX_HEADERS = 16_384;

function optionsOf(call: Call, attempt: Attempt): RequestOptions & AttemptOptions {
  return {
    agent: call.agent,
    protocol: call.agent.protocol,
    hostname: call.hostname,
    port: call.port,
    method: call.method,
    path: call.path,
    headers: call.headers,
    maxHeaderSize: MAX_HEADERS,
    insecureHTTPParser: false,
    setHost: false,
    attempt,
  };
}

function mebibytes(bytes: number): string {
  return `${Math.round((bytes / 1_048_576) * 10) / 10} MiB`;
}

/** Identity was asked for: anything coded could be a bomb (B4). */
function refusal({ headers }: IncomingMessage, { host, maxBytes }: Call): Failure | undefined {
  const coding = headers['content-encoding'];
  const transfer = headers['transfer-encoding'];
  if ((coding !== undefined && coding !== 'identity') || (transfer !== undefined && transfer !== 'chunked'))
    return failed('unexpected-response', `${host} sent a compressed answer although none was asked for.`)
      .failure;
  return Number(headers['content-length'] ?? 0) > maxBytes ? tooLarge(host, maxBytes) : undefined;
}

function tooLarge(host: string, maxBytes: number): Failure {
  return failed('unexpected-response', `The answer of ${host} is larger than ${mebibytes(maxBytes)}.`)
    .failure;
}

type Settle = (exchange: Exchange) => void;

function collect(
  message: IncomingMessage,
  call: Call,
  settle: Settle,
  fail: (failure: Failure) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > call.maxBytes) fail(tooLarge(call.host, call.maxBytes));
    else chunks.push(chunk);
  });
  message.on('end', () => {
    const [first] = chunks;
    if (!message.complete) return fail(failureOf({ code: 'ECONNRESET' }, call.host));
    settle({ ok: true, message, bytes: chunks.length === 1 && first ? first : Buffer.concat(chunks, size) });
  });
  message.on('error', (error) => fail(failureOf(error, call.host)));
}

function listen(asked: ClientRequest, call: Call, resolve: Settle): (failure: Failure) => void {
  let answered = false;
  let settled = false;
  const settle: Settle = (result) => {
    settled = true;
    resolve(result);
  };
  const fail = (failure: Failure) => {
    if (settled) return;
    settle({ ok: false, failure, stale: !answered && asked.reusedSocket && failure.kind === 'unreachable' });
    asked.destroy();
  };
  const trouble = (error: unknown) => settled || fail(failureOf(error, call.host));
  asked.on('error', trouble);
  asked.on('close', () => trouble({ code: 'ECONNRESET' }));
  asked.on('response', (message) => {
    answered = true;
    if (call.bodyless) {
      settle({ ok: true, message, bytes: Buffer.alloc(0) });
      return void asked.destroy();
    }
    const refused = refusal(message, call);
    if (refused) fail(refused);
    else collect(message, call, settle, fail);
  });
  return fail;
}

/** Sends `call` and gathers its answer. Throws only for what cannot be sent: see `isUnsendable`. */
export function exchange(call: Call, limit: Limit): Promise<Exchange> {
  const attempt: Attempt = {};
  const asked = send(optionsOf(call, attempt));
  return new Promise((resolve) => {
    const fail = listen(asked, call, resolve);
    limit.onStrike(() => {
      attempt.stop?.(new Error('given up'));
      if (limit.failure) fail(limit.failure);
    });
    asked.end(call.payload);
  });
}

const UNSENDABLE = ['ERR_INVALID_CHAR', 'ERR_INVALID_HTTP_TOKEN', 'ERR_UNESCAPED_CHARACTERS'];

/** Node's refusal of a header's name or value, e.g. a line break in a pasted key. */
export function isUnsendable(error: unknown): boolean {
  return UNSENDABLE.includes(String((error as { code?: unknown }).code));
}
