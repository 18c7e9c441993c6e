import type { Failure } from '#contract/failure';

/** Timeouts of single requests that a look bears before it stops asking. */
const MOST_TIMEOUTS = 3;

/** True when the failure concerns the whole account, or the look was broken off: the look as a whole has failed. */
export function endsLook({ reach, kind }: Failure): boolean {
  return reach === 'account' || kind === 'cancelled';
}

/** Tells when further requests of one look are pointless: at once without a network, after some timeouts. */
export function startPatience(): (failure: Failure) => boolean {
  let timeouts = 0;
  return (failure) => {
    if (failure.kind === 'timeout') timeouts += 1;
    return endsLook(failure) || failure.kind === 'unreachable' || timeouts >= MOST_TIMEOUTS;
  };
}
