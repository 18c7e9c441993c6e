/** The one limit of a request: its deadline, from name lookup to last byte, and the caller's abort. */
import { failed, type Failure } from '#contract/failure';

type Waiting = Set<Limit>;
const waiting = new WeakMap<AbortSignal, Waiting>();

/** One signal stops any number of requests: it gets one listener for all, however many come and go. */
function waitingOn(signal: AbortSignal): Waiting {
  const known = waiting.get(signal);
  if (known) return known;
  const created: Waiting = new Set();
  signal.addEventListener('abort', () => [...created].forEach((limit) => limit.abort()), { once: true });
  waiting.set(signal, created);
  return created;
}

const LONGEST = 2 ** 31 - 1;
const CANCELLED = failed('cancelled', 'The request was cancelled.').failure;

function tooLate(host: string, deadline: number): Failure {
  const seconds = Math.round(deadline / 100) / 10;
  return failed('timeout', `${host} did not send its whole answer within ${seconds} s.`).failure;
}

/** A class, for one is made with every poll: an object with a getter would cost V8 a hidden class each time. */
export class Limit {
  /** Set once the limit has struck: `timeout` or `cancelled`. */
  failure: Failure | undefined;
  #stop: (() => void) | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #others: Waiting;

  /** Starts it; `deadline` in ms. */
  constructor(deadline: number, host: string, signal: AbortSignal) {
    const late = () => this.#strike(tooLate(host, deadline));
    this.#timer = setTimeout(late, Math.min(Math.max(1, deadline), LONGEST));
    this.#others = waitingOn(signal).add(this);
    if (signal.aborted) this.abort();
  }

  abort(): void {
    this.#strike(CANCELLED);
  }

  /** What is to be given up then; called at once when it has struck already. */
  onStrike(stop: () => void): void {
    this.#stop = stop;
    if (this.failure) stop();
  }

  /** Must be called at the end: takes timer and listener away. */
  end(): void {
    clearTimeout(this.#timer);
    this.#others.delete(this);
    this.#stop = undefined;
  }

  #strike(failure: Failure): void {
    this.failure ??= failure;
    this.#stop?.();
  }
}
