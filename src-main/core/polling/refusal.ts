/** A refusal seen on the wire, before the vendor's folder has put it into words: it bars what would follow. */
import { failed, type Failure } from '#contract/failure';
import type { HttpAnswer } from '../ports.ts';
import { parseRetryAfter } from './retry-after.ts';

/** A 401 counts only as JSON: a proxy's web page says nothing about our key (faults.md H25). */
export function refusalOf({ status, content, headers, receivedAt }: HttpAnswer): Failure | undefined {
  if (status === 429) {
    const retryAfter = parseRetryAfter(headers['retry-after'], receivedAt);
    const more = { status, reach: 'account', ...(retryAfter === undefined ? {} : { retryAfter }) } as const;
    return failed('rate-limited', 'The server asked for a pause, so nothing was sent.', more).failure;
  }
  if (status !== 401 || content !== 'json') return undefined;
  const words = 'The server has just refused the access of this account, so nothing was sent.';
  return failed('unauthorized', words, { status, reach: 'account' }).failure;
}
