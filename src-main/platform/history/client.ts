/** The History port over the store's thread: gathers for at most a second, sends, and hands answers back. */
import { createMemoryHistory } from '../../core/history/memory.ts';
import type { Ask } from '../../core/history/questions.ts';
import type { Clock, History, HistoryNews, Log, Stop } from '../../core/ports.ts';
import { Gathering } from './gathering.ts';
import { Line } from './line.ts';
import type { StartThread } from './protocol.ts';
import { givenUpNews } from './trouble.ts';

/** Rows wait at most this long, ms: what a kill can cost (product.md section 11). */
const FLUSH = 1_000;

export interface DiskHistory extends History {
  /** Writes what is left and closes the file. Settles when the file is whole, and in any case within a second. */
  close(): Promise<void>;
}

export interface ClientParts {
  readonly start: StartThread;
  readonly clock: Clock;
  readonly log: Log;
}

/** The store's thread starts with the first call: the window comes before it. */
export class HistoryClient implements DiskHistory {
  readonly #clock: Clock;
  readonly #gathering = new Gathering();
  readonly #line: Line;
  /** In place of a thread that cannot live. */
  #memory: History | undefined;
  #timer: Stop | undefined;
  #isUrgent = false;
  #listener: ((news: HistoryNews) => void) | undefined;
  #early: HistoryNews[] = [];

  constructor({ start, clock, log }: ClientParts) {
    this.#clock = clock;
    this.#line = new Line({
      start,
      clock,
      introduce: () => this.#gathering.introduction(),
      onNews: (news) => this.#tell(news),
      onGivenUp: (reason) => {
        log('error', 'the history is kept in memory only', { reason });
        this.#memory = createMemoryHistory();
        this.#memory.describe(this.#gathering.introduction().sources);
        this.#tell(givenUpNews);
      },
    });
  }

  describe: History['describe'] = (sources) => {
    this.#gathering.describe(sources);
    this.#memory?.describe(sources);
    this.#soon(false);
  };

  append: History['append'] = (entry) => {
    if (this.#memory) this.#memory.append(entry);
    else this.#soon(this.#gathering.append(entry));
  };

  ask: Ask = (name, question) => {
    if (this.#memory) return this.#memory.ask(name, question);
    this.#send();
    return this.#line.ask(name, question);
  };

  query: History['query'] = (question) => this.ask('query', question);

  sparklines: History['sparklines'] = (sources, until) => this.ask('sparklines', { sources, until });

  onNews: History['onNews'] = (listener) => {
    this.#listener = listener;
    for (const news of this.#early.splice(0)) listener(news);
    return () => (this.#listener = undefined);
  };

  close = async (): Promise<void> => {
    this.#send();
    await this.#line.close();
  };

  #soon(isUrgent: boolean): void {
    if (this.#timer && (this.#isUrgent || !isUrgent)) return;
    this.#timer?.();
    this.#isUrgent = isUrgent;
    // What belongs to one alert is told in one go, and is sent as one batch: hence not at once, but next.
    this.#timer = this.#clock.after(isUrgent ? 0 : FLUSH, () => this.#send());
  }

  #send(): void {
    this.#timer?.();
    this.#timer = undefined;
    const batch = this.#gathering.take();
    if (batch) this.#line.send(batch);
  }

  #tell(news: HistoryNews): void {
    if (this.#listener) this.#listener(news);
    else this.#early.push(news);
  }
}
