/** The picture of a source: asked for while somebody looks, again when the server has a newer one, kept nowhere. */
import type { Api } from '#contract/channels';
import type { Failure } from '#contract/failure';
import { answerOf } from '../state/answer.ts';

/** Pictures that change with every look are not fetched with every look, ms. */
const GAP = 10_000;

export class PictureState {
  #url = $state.raw<string>();
  #failure = $state.raw<Failure>();
  #askedAt = -Infinity;
  readonly #main: Pick<Api, 'readThumbnail'>;
  readonly #source: string;

  constructor(main: Pick<Api, 'readThumbnail'>, source: string) {
    this.#main = main;
    this.#source = source;
  }

  /** A data URL. */
  get url(): string | undefined {
    return this.#url;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** `now` in ms of any clock that does not jump. */
  async read(now: number): Promise<void> {
    if (now - this.#askedAt < GAP) return;
    this.#askedAt = now;
    const answer = await answerOf(() => this.#main.readThumbnail({ source: this.#source }));
    if (answer.ok) this.#url = answer.value.url;
    this.#failure = answer.ok ? undefined : answer.failure;
  }
}
