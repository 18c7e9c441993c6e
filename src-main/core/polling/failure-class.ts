/** What a failure means for the next look (product.md section 3, seed 004). Pure. */
import type { Failure } from '#contract/failure';

/** Kinds that asking again does not cure: somebody has to change something first. */
const LASTING = new Set(['unauthorized', 'forbidden', 'not-found', 'rejected', 'invalid']);
/** Statuses that pass by themselves although they are below 500. */
const PASSING = new Set([408, 429]);

/** No answer from the host itself: network trouble, or a web page or proxy in between (faults.md N1 to N13). */
export function isUnreached(failure: Failure): boolean {
  if (failure.kind === 'server') return false;
  return failure.kind === 'unreachable' || failure.kind === 'timeout' || failure.foreign === true;
}

/** Asking again is no use: any 3xx or 4xx but 408 and 429, or a kind that says so. A foreign answer proves nothing. */
export function isLasting(failure: Failure): boolean {
  if (failure.foreign) return false;
  if (LASTING.has(failure.kind)) return true;
  const { status = 0 } = failure;
  return failure.kind === 'unexpected-response' && status >= 300 && status < 500 && !PASSING.has(status);
}

/** Concerns everything of the account, not just one source: 401 and 429, unless the vendor's folder says otherwise. */
export function isAccountWide(failure: Failure): boolean {
  if (failure.foreign) return false;
  if (failure.reach) return failure.reach === 'account' && isAccountKind(failure);
  return isAccountKind(failure);
}

function isAccountKind({ kind }: Failure): boolean {
  return kind === 'unauthorized' || kind === 'rate-limited';
}

/** The host is in trouble as a whole, perhaps: not reached, or 5xx. */
export function isHostTrouble(failure: Failure): boolean {
  return isUnreached(failure) || failure.kind === 'server';
}
