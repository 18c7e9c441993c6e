/** Words for what can happen with any vendor's answer; a vendor's own tables come first. */
import type { FailureKind } from '#contract/failure';

/** What an answer means: whole sentences for the user, what happened and what to do. */
export interface Telling {
  readonly kind: FailureKind;
  readonly words: string;
}

/**
 * Words for a refusal that is not in the vendor's own shape: a proxy or a sign-in page refused, and the key may be
 * right (faults.md H25, N14). Undefined when it is not one.
 */
export function foreignWords(status: number, said: string | undefined, name: string): string | undefined {
  if (status === 407)
    return 'A proxy on the way wants a sign-in (407). Check the proxy settings of this computer.';
  if (said !== undefined || (status !== 401 && status !== 403)) return undefined;
  return (
    `The request was refused (${status}), but not in the way ${name} does it: a proxy or a network sign-in may be in ` +
    'between. If there is none, check the API base URL and the secret of this account.'
  );
}

/** Words for a web page where data should be (faults.md N13). */
export function webPageWords(name: string): string {
  return (
    `${name}'s address sent a web page instead of data (network sign-in?). ` +
    'Sign in to the network in a browser, or check the API base URL.'
  );
}

/** A 404 that is not in the vendor's own shape: the path before the API is wrong. */
export function noApi(name: string): Telling {
  return { kind: 'not-found', words: `Nothing of ${name}'s API is at this address. Check the API base URL.` };
}

const byStatus: Readonly<Record<number, (name: string) => Telling>> = {
  401: (name) => ({ kind: 'unauthorized', words: `${name} does not accept the secret of this account.` }),
  403: (name) => ({ kind: 'forbidden', words: `${name} does not allow this account to see it.` }),
  404: (name) => ({ kind: 'not-found', words: `${name} does not know this source.` }),
  408: (name) => ({ kind: 'timeout', words: `${name} gave up waiting for the request (408).` }),
  410: (name) => ({ kind: 'not-found', words: `${name} says that this is gone for good.` }),
  429: (name) => ({
    kind: 'rate-limited',
    words: `${name} asks for fewer requests. This account waits before the next look.`,
  }),
};

/** What a status means that a vendor's document does not explain (seed 004: only 429 and 5xx are worth another try). */
export function generalTelling(status: number, name: string): Telling {
  const known = byStatus[status];
  if (known) return known(name);
  if (status >= 500 && status < 600)
    return {
      kind: 'server',
      words: `${name} has a fault of its own (${status}). The next look comes by itself.`,
    };
  if (status >= 400 && status < 500)
    return { kind: 'rejected', words: `${name} refused the request with the unexpected answer ${status}.` };
  return { kind: 'unexpected-response', words: `${name} sent an unexpected answer (${status}).` };
}
