/** One request to a vendor and what became of it. */
import type { GenericSchema, InferOutput } from 'valibot';
import type { Account } from '#contract/configuration';
import type { Result } from '#contract/failure';
import { readAnswer, type Asking, type Voice } from './read-answer.ts';
import type { HttpAnswer } from '../ports.ts';
import type { AccountHttp, AccountRequest } from '../provider.ts';

/** What every request of one account has in common. Holds the secret: kept in a task's closure, never handed on. */
export interface VendorLine {
  readonly voice: Voice;
  readonly account: Account;
  /** Struck out of every failure. */
  readonly secrets: readonly string[];
  readonly request: AccountRequest;
}

export interface Heard {
  /** Epoch ms: the answer's last byte, or when it was given up. */
  readonly at: number;
  readonly answer: Result<HttpAnswer>;
  readonly asking: Asking;
}

/** Sends one GET with the account's own query and headers. */
export async function ask(
  http: AccountHttp,
  line: VendorLine,
  path: readonly string[],
  more: AccountRequest = {},
): Promise<Heard> {
  return heard(http, line, path, await http.get(path, addressed(line, more)));
}

/** Sends one request that changes something, once: nothing beneath repeats it. */
export async function order(
  http: AccountHttp,
  line: VendorLine,
  method: Parameters<AccountHttp['send']>[0],
  path: readonly string[],
  json?: unknown,
): Promise<Heard> {
  const more = addressed(line, json === undefined ? {} : { json });
  return heard(http, line, path, await http.send(method, path, more));
}

function addressed({ request: { query, headers } }: VendorLine, more: AccountRequest): AccountRequest {
  return {
    ...more,
    ...(query || more.query ? { query: { ...query, ...more.query } } : {}),
    headers: { Accept: 'application/json', ...headers, ...more.headers },
  };
}

function heard(
  http: AccountHttp,
  { voice, secrets, account }: VendorLine,
  path: readonly string[],
  answer: Result<HttpAnswer>,
): Heard {
  const asking: Asking = { voice, secrets, path, baseUrl: account.baseUrl };
  return { at: answer.ok ? answer.value.receivedAt : http.now(), answer, asking };
}

/** What the schema picks of the answer, or the failure in words. */
export function understand<Schema extends GenericSchema>(
  { answer, asking }: Heard,
  schema: Schema,
): Result<InferOutput<Schema>> {
  return answer.ok ? readAnswer(answer.value, schema, asking) : answer;
}
