/** What a source's page shows beyond its view: asked for when the page opens, and again when something happened. */
import type { Api } from '#contract/channels';
import type { SourceDetail } from '#contract/channels/sources';
import type { Failure } from '#contract/failure';
import { answerOf } from './answer.ts';

export class DetailState {
  #detail = $state.raw<SourceDetail>();
  #failure = $state.raw<Failure>();
  #isAsking = false;
  readonly #api: Pick<Api, 'readSource'>;
  readonly #id: string;

  constructor(api: Pick<Api, 'readSource'>, id: string) {
    this.#api = api;
    this.#id = id;
  }

  get detail(): SourceDetail | undefined {
    return this.#detail;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Asks main; one question at a time. */
  async read(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await answerOf(() => this.#api.readSource({ id: this.#id }));
    this.#isAsking = false;
    if (answer.ok) this.#detail = answer.value;
    this.#failure = answer.ok ? undefined : answer.failure;
  }
}
