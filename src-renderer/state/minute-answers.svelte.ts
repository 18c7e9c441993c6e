/** Why rules did, or did not, speak up about a source at a minute. */
import type { Api } from '#contract/channels';
import type { MinuteAnswer } from '#contract/channels/rules';
import type { Failure } from '#contract/failure';
import { answerOf } from './answer.ts';

export class MinuteAnswers {
  #answers = $state.raw<readonly MinuteAnswer[]>();
  #failure = $state.raw<Failure>();
  #asked = 0;
  readonly #api: Pick<Api, 'explainMinute'>;

  constructor(api: Pick<Api, 'explainMinute'>) {
    this.#api = api;
  }

  /** Undefined while main looks back. */
  get answers(): readonly MinuteAnswer[] | undefined {
    return this.#answers;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  async ask(source: string, at: number): Promise<void> {
    const asked = ++this.#asked;
    this.#answers = undefined;
    this.#failure = undefined;
    const answer = await answerOf(() => this.#api.explainMinute({ source, at }));
    if (asked !== this.#asked) return;
    if (answer.ok) this.#answers = answer.value;
    else this.#failure = answer.failure;
  }
}
