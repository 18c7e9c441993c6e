import { expect } from 'vitest';
import type { Failure, Result } from '#contract/failure';
import type { HttpAnswer, HttpRequest } from '../../../../src-main/core/ports.ts';
import { createHttp, type HttpParts } from '../../../../src-main/platform/http.ts';
import { afterwards } from './servers.ts';

export const SECRET = 'canary-5ecret/with+signs=';

export type Ask = (
  more: Partial<HttpRequest> & { baseUrl: string },
  signal?: AbortSignal,
) => Promise<Result<HttpAnswer>>;

/** A client whose every request carries the canary in its query and a header. */
export function asking(parts: Partial<HttpParts> = {}): Ask {
  const http = createHttp({ now: () => 1_000, environment: {}, ...parts });
  afterwards(() => http.close());
  return (more, signal = new AbortController().signal) =>
    http.request(
      {
        method: 'GET',
        path: ['v1'],
        query: { apikey: SECRET },
        headers: { Authorization: `Bearer ${SECRET}` },
        deadline: 5_000,
        secrets: [SECRET],
        ...more,
      },
      signal,
    );
}

/** The answer of a good result; fails the test with the failure's words otherwise. */
export function answerOf(result: Result<HttpAnswer>): HttpAnswer {
  if (!result.ok) throw new Error(`no answer: ${result.failure.kind} ${result.failure.message}`);
  return result.value;
}

/** The failure, after making sure that nothing of secret, path or query is in it. */
export function failureIn(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('a failure was expected');
  const text = JSON.stringify(result.failure);
  for (const spelling of [SECRET, encodeURIComponent(SECRET), Buffer.from(SECRET).toString('base64')])
    expect(text).not.toContain(spelling);
  expect(text).not.toMatch(/apikey|\/v1|Bearer/);
  return result.failure;
}
