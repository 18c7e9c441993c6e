/** What main knows of a queue beyond the wait now: asked for again with every place tried, and from time to time. */
import type { Api } from '#contract/channels';
import type { QueueDay, QueueInsight } from '#contract/channels/insight';
import type { Failure } from '#contract/failure';
import { answerOf } from '../state/answer.ts';

/** `capacity` in places, `sessionLimit` in ms. */
export interface Trial {
  readonly capacity: number;
  readonly sessionLimit?: number;
}

export class InsightState {
  #insight = $state.raw<QueueInsight>();
  #days = $state.raw<readonly QueueDay[]>([]);
  #failure = $state.raw<Failure>();
  #isAsking = false;
  #next: Trial | undefined;
  readonly #api: Pick<Api, 'readQueueInsight'>;
  readonly #source: string;

  constructor(api: Pick<Api, 'readQueueInsight'>, source: string) {
    this.#api = api;
    this.#source = source;
  }

  get insight(): QueueInsight | undefined {
    return this.#insight;
  }
  /** Oldest first. */
  get days(): readonly QueueDay[] {
    return this.#days;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Asks what a trial would do; while an answer is awaited only the newest further trial is kept. */
  async ask(trial: Trial): Promise<void> {
    this.#next = trial;
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let one = this.#take(); one !== undefined; one = this.#take()) await this.#answer(one);
    this.#isAsking = false;
  }

  /** Reads the days that begin at `starts` (oldest first). Only the last two can still change once all were read. */
  async readDays(starts: readonly number[]): Promise<void> {
    const isKnown = starts.slice(0, -2).every((from) => this.#days.some((day) => day.from === from));
    const days = isKnown ? starts.slice(-2) : [...starts];
    const answer = await answerOf(() => this.#api.readQueueInsight({ source: this.#source, days }));
    if (!answer.ok) return void (this.#failure = answer.failure);
    const all = [...answer.value.days, ...this.#days];
    this.#days = starts.flatMap((from) => all.find((day) => day.from === from) ?? []);
  }

  #take(): Trial | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }

  async #answer(trial: Trial): Promise<void> {
    const answer = await answerOf(() =>
      this.#api.readQueueInsight({ source: this.#source, ...trial, days: [] }),
    );
    if (answer.ok) this.#insight = answer.value;
    this.#failure = answer.ok ? undefined : answer.failure;
  }
}
