/** One keychain call at a time, none longer than five seconds, and a worker that is replaced when it hangs or dies (F2, K5, P6). */
import type { Clock } from '../core/ports.ts';
import type {
  KeychainReply,
  KeychainRequest,
  KeychainWorker,
  StartWorker,
  Trouble,
} from './keychain-protocol.ts';

export type LineReply =
  | { readonly ok: true; readonly value: string | null | boolean }
  | { readonly ok: false; readonly trouble: Trouble };

export interface KeychainLine {
  /** Settles within the deadline, waiting in line included; never rejects. */
  call(request: Omit<KeychainRequest, 'id'>): Promise<LineReply>;
  /** Ends the worker; calls under way fail. */
  stop(): void;
}

interface Waiting {
  readonly request: KeychainRequest;
  readonly settle: (reply: LineReply) => void;
}

const DEADLINE = 5_000;
const RESPAWN_AFTER = [1_000, 5_000, 30_000];
const HOUR = 3_600_000;
const DEATHS_AN_HOUR = 5;

/** When a new worker may be started after the deaths so far (monotonic ms): 1, 5, 30 s, and five an hour at most. */
function mayStartAt(deaths: readonly number[], inARow: number): number {
  const last = deaths.at(-1) ?? -Infinity;
  const fifth = deaths.length < DEATHS_AN_HOUR ? -Infinity : (deaths.at(-DEATHS_AN_HOUR) ?? 0) + HOUR;
  return Math.max(last + (RESPAWN_AFTER[Math.min(inARow, RESPAWN_AFTER.length) - 1] ?? 0), fifth);
}

export class Line implements KeychainLine {
  readonly #start: StartWorker;
  readonly #clock: Clock;
  readonly #waiting: Waiting[] = [];
  #worker: KeychainWorker | undefined;
  #current: Waiting | undefined;
  #deaths: number[] = [];
  #inARow = 0;
  #lastTrouble: Trouble = 'stopped';
  #nextId = 1;

  constructor(start: StartWorker, clock: Clock) {
    this.#start = start;
    this.#clock = clock;
  }

  call(request: Omit<KeychainRequest, 'id'>): Promise<LineReply> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        request: { ...request, id: this.#nextId++ },
        settle: (reply) => {
          cancel();
          resolve(reply);
        },
      };
      const cancel = this.#clock.after(DEADLINE, () => this.#late(waiting));
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  stop(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.kill();
    this.#failAll('stopped');
  }

  #next(): void {
    if (this.#current || this.#waiting.length === 0) return;
    if (!this.#worker && this.#clock.monotonic() < mayStartAt(this.#deaths, this.#inARow)) {
      this.#failAll(this.#lastTrouble);
      return;
    }
    this.#worker ??= this.#spawn();
    this.#current = this.#waiting.shift();
    if (this.#current) this.#worker.post(this.#current.request);
  }

  #spawn(): KeychainWorker {
    const worker: KeychainWorker = this.#start({
      reply: (reply) => worker === this.#worker && this.#replied(reply),
      exit: () => worker === this.#worker && this.#died('stopped'),
    });
    return worker;
  }

  #replied(reply: KeychainReply): void {
    const current = this.#current;
    if (current?.request.id !== reply.id) return;
    this.#current = undefined;
    this.#inARow = 0;
    current.settle(reply);
    this.#next();
  }

  /** The one under way hangs: its worker is lost. One that only waited tells the same, and no more is harmed. */
  #late(waiting: Waiting): void {
    if (waiting === this.#current) {
      const worker = this.#worker;
      this.#died('hung');
      worker?.kill();
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
    waiting.settle({ ok: false, trouble: 'hung' });
  }

  #died(trouble: Trouble): void {
    this.#worker = undefined;
    this.#lastTrouble = trouble;
    this.#inARow += 1;
    this.#deaths = [...this.#deaths, this.#clock.monotonic()].slice(-DEATHS_AN_HOUR);
    this.#failAll(trouble);
  }

  #failAll(trouble: Trouble): void {
    const all = [...(this.#current ? [this.#current] : []), ...this.#waiting.splice(0)];
    this.#current = undefined;
    for (const waiting of all) waiting.settle({ ok: false, trouble });
  }
}
