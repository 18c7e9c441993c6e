/** An account's HTTP that answers from a table and keeps what was asked: a small real program, no mock. */
import { failed, type Result } from '#contract/failure';
import type { HttpAnswer } from '../../../src-main/core/ports.ts';
import type { AccountHttp, AccountRequest } from '../../../src-main/core/provider.ts';

/** Epoch ms at which every answer of the table arrives. */
export const ARRIVAL = 1_765_000_000_500;
/** Epoch ms of the account's clock. */
export const NOW = 1_765_000_000_900;

export interface Asked extends AccountRequest {
  readonly method: string;
  readonly path: string;
}

export type Reply = Result<HttpAnswer>;
export type Route = Reply | ((asked: Asked) => Reply | Promise<Reply>);

export interface TableAccount extends AccountHttp {
  readonly asked: readonly Asked[];
}

function answer(content: HttpAnswer['content'], status: number, body: unknown, headers = {}): Reply {
  return {
    ok: true,
    value: { status, content, body, headers, bytes: 1, duration: 5, receivedAt: ARRIVAL },
  };
}

type Headers = Readonly<Record<string, string>>;

export const json = (body: unknown, status = 200, headers?: Headers) => answer('json', status, body, headers);
export const html = (status: number, headers?: Headers) => answer('html', status, undefined, headers);
export const empty = (status: number, headers?: Headers) => answer('empty', status, undefined, headers);
export const unreadable = (status: number) => answer('other', status, undefined);
export const cutOff: Reply = failed('unreachable', 'Cannot reach api.example.test: connection cut.');
export const tooSlow: Reply = failed('timeout', 'api.example.test took too long.');

/** Answers by path below the base URL, else by `*`. A path that is in neither is a mistake of the test. */
export function tableAccount(table: Readonly<Record<string, Route>>): TableAccount {
  const asked: Asked[] = [];
  const reply = async (one: Asked): Promise<Reply> => {
    asked.push(one);
    const route = table[one.path] ?? table['*'];
    if (route === undefined) throw new Error(`no answer in the table for ${one.path}`);
    return typeof route === 'function' ? route(one) : route;
  };
  return {
    asked,
    now: () => NOW,
    get: (path, more) => reply({ ...more, method: 'GET', path: path.join('/') }),
    send: (method, path, more) => reply({ ...more, method, path: path.join('/') }),
  };
}
