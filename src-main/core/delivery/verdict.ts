/** What becomes of a message after one try: told, tried again, or given up. Pure. */
import { failed, type Failure, type Result } from '#contract/failure';
import { parseRetryAfter } from '../polling/retry-after.ts';
import type { HttpAnswer } from '../ports.ts';

export type Verdict =
  | { readonly type: 'told'; readonly status: number }
  /** `after` ms; `byServer` when the receiver asked for the wait. */
  | { readonly type: 'again'; readonly after: number; readonly byServer: boolean; readonly failure: Failure }
  | { readonly type: 'given-up'; readonly failure: Failure };

/** Tries of one message, the first included. With the waits between them: about half an hour. */
export const MOST_TRIES = 8;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 600_000;

/** Ms to wait after the `tries`-th failed try: 2 s, 8 s, 32 s, about 2 min, 8.5 min, then 10 min. */
export function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 4 ** (tries - 1));
}

/** Trouble that waiting may mend. Refused addresses and answers that are final are not among it. */
const PASSING: readonly Failure['kind'][] = [
  'timeout',
  'unreachable',
  'unexpected-response',
  'keychain',
  'internal',
];

/**
 * Judges the `tries`-th try. 2xx is told; 408, 425, 429, 5xx and network trouble are tried again; every other answer is the
 * receiver's last word. `Retry-After` is obeyed when it asks for more than our own wait.
 */
export function judgeTry(result: Result<HttpAnswer>, tries: number, host: string, now: number): Verdict {
  if (!result.ok) {
    const { failure } = result;
    return PASSING.includes(failure.kind) ? again(failure, tries, undefined) : { type: 'given-up', failure };
  }
  const { status, headers } = result.value;
  if (status >= 200 && status < 300) return { type: 'told', status };
  const { failure } = failed(kindOf(status), refusal(status, host), { status });
  if (status < 500 && ![408, 425, 429].includes(status)) return { type: 'given-up', failure };
  return again(failure, tries, parseRetryAfter(headers['retry-after'], now));
}

function again(failure: Failure, tries: number, asked: number | undefined): Verdict {
  if (tries >= MOST_TRIES) return { type: 'given-up', failure };
  const own = waitAfter(tries);
  return { type: 'again', after: Math.max(own, asked ?? 0), byServer: (asked ?? 0) > own, failure };
}

function kindOf(status: number): Failure['kind'] {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server' : 'unexpected-response';
}

/** Names the host and the status, never the address or what the receiver wrote. */
function refusal(status: number, host: string): string {
  const said = `(status ${status})`;
  if (status === 401 || status === 403) return `${host} did not accept the address or its token ${said}.`;
  if (status === 404 || status === 410)
    return `${host} does not know this webhook any more ${said}. Make a new one and enter its address.`;
  if (status === 429) return `${host} takes no more messages for a while ${said}.`;
  if (status >= 500) return `${host} has trouble of its own ${said}.`;
  if (status >= 300 && status < 400)
    return `${host} sends the message on to another address, which is not followed ${said}.`;
  return `${host} did not take the message ${said}. Check the kind of destination.`;
}
