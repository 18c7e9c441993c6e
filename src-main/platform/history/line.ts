/** The line to the store's thread: starts it again when it dies, and sends again what it had not taken. */
import { failed, type Result } from '#contract/failure';
import type { Batch } from '../../core/history/batch.ts';
import type { Ask } from '../../core/history/questions.ts';
import type { Clock, HistoryNews, Stop } from '../../core/ports.ts';
import type { FromStore, StartThread, Thread } from './protocol.ts';

/** Waits before the thread is started again, ms; one that dies more often is given up. */
const AGAIN = [1_000, 5_000, 30_000, 30_000] as const;
/** A thread that ran this long is taken for sound, ms. */
const SOUND = 600_000;
/** Batches kept for a thread that does not take them: ten minutes. */
const MOST_UNTAKEN = 600;
/** Closing may take this long, ms: the app's own end is not far away. */
const CLOSING = 1_000;

export interface LineParts {
  readonly start: StartThread;
  readonly clock: Clock;
  /** What a new thread must be told first. */
  introduce(): Batch;
  onNews(news: HistoryNews): void;
  /** It dies whenever it is started; nothing more will come of it. */
  onGivenUp(reason: string): void;
}

export class Line {
  readonly #parts: LineParts;
  readonly #waiting = new Map<number, (result: Result<never>) => void>();
  #thread: Thread | undefined;
  #untaken: Batch[] = [];
  #lastAsked = 0;
  #deaths = 0;
  #startedAt = 0;
  #again: Stop | undefined;
  #onClosed: (() => void) | undefined;
  #isEnded = false;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  send(batch: Batch): void {
    this.#untaken.push(batch);
    if (this.#untaken.length > MOST_UNTAKEN) this.#untaken.shift();
    if (this.#thread) this.#thread.post({ type: 'batch', batch });
    else this.#start();
  }

  readonly ask: Ask = (name, question) => {
    if (!this.#thread) this.#start();
    const thread = this.#thread;
    if (!thread) return Promise.resolve(failed('storage', 'The history is being started again.'));
    const id = ++this.#lastAsked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      thread.post({ type: 'ask', id, name, question });
    });
  };

  /** Settles when the file is whole, or after a second. */
  async close(): Promise<void> {
    this.#isEnded = true;
    this.#again?.();
    const thread = this.#thread;
    if (!thread) return;
    await new Promise<void>((resolve) => {
      const late = this.#parts.clock.after(CLOSING, resolve);
      this.#onClosed = () => {
        late();
        resolve();
      };
      thread.post({ type: 'close' });
    });
    thread.kill();
  }

  #start(): void {
    if (this.#again || this.#isEnded) return;
    this.#startedAt = this.#parts.clock.monotonic();
    const thread = this.#parts.start({
      message: (message) => this.#take(message),
      exit: (reason) => this.#exited(reason),
    });
    this.#thread = thread;
    thread.post({ type: 'batch', batch: this.#parts.introduce() });
    for (const batch of this.#untaken) thread.post({ type: 'batch', batch: { ...batch, words: [] } });
  }

  #take(message: FromStore): void {
    switch (message.type) {
      case 'answer': {
        // The store answers by the table of questions; only here its type is not known any more.
        this.#waiting.get(message.id)?.(message.result as Result<never>);
        this.#waiting.delete(message.id);
        return;
      }
      case 'taken':
        this.#untaken = this.#untaken.filter((batch) => batch.number > message.number);
        return;
      case 'news':
        return this.#parts.onNews(message.news);
      case 'closed':
        this.#onClosed?.();
    }
  }

  #exited(reason: string): void {
    this.#thread = undefined;
    for (const answer of this.#waiting.values()) answer(failed('storage', 'The history has stopped.'));
    this.#waiting.clear();
    this.#onClosed?.();
    if (this.#isEnded) return;
    const { clock } = this.#parts;
    if (clock.monotonic() - this.#startedAt >= SOUND) this.#deaths = 0;
    const wait = AGAIN[this.#deaths++];
    if (wait === undefined) {
      this.#isEnded = true;
      return this.#parts.onGivenUp(reason);
    }
    this.#again = clock.after(wait, () => {
      this.#again = undefined;
      this.#start();
    });
  }
}
