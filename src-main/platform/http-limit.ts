/** The one limit of a request: its deadline, from name lookup to last byte, and the caller's abort. */
import { setMaxListeners } from 'node:events';
import { failed, type Failure } from '#contract/failure';

export interface Limit {
  /** Set once the limit has struck. */
  readonly failure: Failure | undefined;
  /** What is to be given up then; called at once when it has struck already. */
  onStrike(stop: () => void): void;
  /** Must be called at the end: takes timer and listener away. */
  end(): void;
}

const LONGEST = 2 ** 31 - 1;
const seconds = (deadline: number) => `${Math.round(deadline / 100) / 10} s`;

/** Starts the limit: `deadline` in ms, kinds `timeout` and `cancelled`. */
export function startLimit(deadline: number, host: string, signal: AbortSignal): Limit {
  let failure: Failure | undefined;
  let stop: (() => void) | undefined;
  const strike = (struck: Failure) => {
    failure ??= struck;
    stop?.();
  };
  const abort = () => strike(failed('cancelled', 'The request was cancelled.').failure);
  const late = () =>
    strike(failed('timeout', `${host} did not send its whole answer within ${seconds(deadline)}.`).failure);
  const timer = setTimeout(late, Math.min(Math.max(1, deadline), LONGEST));
  // One signal may stop any number of requests at once: no sign of a leak.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return {
    get failure() {
      return failure;
    },
    onStrike(next) {
      stop = next;
      if (failure) next();
    },
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
