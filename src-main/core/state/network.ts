/** Telling the operator's own network from a vendor's trouble (product.md section 2). */
import type { AccountId } from '#contract/model';
import type { Failure } from '#contract/failure';

export interface AccountReach {
  readonly account: AccountId;
  /** The latest failure of every source that is being polled; undefined for those whose last look was good. */
  readonly failures: readonly (Failure | undefined)[];
}

/**
 * True when there are at least two accounts and none of them could be reached at all: no answer of any kind from
 * anybody. One account alone cannot tell its own outage from the network's.
 */
export function isNetworkDown(accounts: readonly AccountReach[]): boolean {
  const polled = accounts.filter((account) => account.failures.length > 0);
  return polled.length >= 2 && polled.every((account) => account.failures.every(isUnreached));
}

function isUnreached(failure: Failure | undefined): boolean {
  return (
    failure !== undefined &&
    (failure.kind === 'unreachable' || (failure.kind === 'timeout' && failure.status === undefined))
  );
}
