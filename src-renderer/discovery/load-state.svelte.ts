/** What the ticked sources would ask of their account: asked of main, one question at a time, the newest last. */
import type { Api } from '#contract/channels';
import type { SourceLoad } from '#contract/channels/sources';
import { answerOf } from '../state/answer.ts';

type Question = Parameters<Api['weighSources']>[0];

export class LoadState {
  #load = $state.raw<SourceLoad>();
  #next: Question | undefined;
  #isAsking = false;
  readonly #main: Pick<Api, 'weighSources'>;

  constructor(main: Pick<Api, 'weighSources'>) {
    this.#main = main;
  }

  /** Undefined while nothing is ticked or main has not answered yet. */
  get load(): SourceLoad | undefined {
    return this.#load;
  }

  async ask(question: Question): Promise<void> {
    this.#next = question;
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let asked = this.#take(); asked !== undefined; asked = this.#take()) {
      const now = asked;
      if (now.count === 0) {
        this.#load = undefined;
        continue;
      }
      const answer = await answerOf(() => this.#main.weighSources(now));
      this.#load = answer.ok ? answer.value : undefined;
    }
    this.#isAsking = false;
  }

  #take(): Question | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }
}
