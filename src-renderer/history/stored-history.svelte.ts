/** The history on disk: how large it is, and how to make it smaller. */
import type { Api } from '#contract/channels';
import type { HistorySize } from '#contract/channels/history';
import type { Failure } from '#contract/failure';
import { answerOf } from '../state/answer.ts';

export class StoredHistory {
  #size = $state.raw<HistorySize>();
  #failure = $state.raw<Failure>();
  readonly #api: Pick<Api, 'readHistorySize'>;

  constructor(api: Pick<Api, 'readHistorySize'>) {
    this.#api = api;
  }

  get size(): HistorySize | undefined {
    return this.#size;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  async read(): Promise<void> {
    const answer = await answerOf(() => this.#api.readHistorySize(undefined));
    this.#failure = answer.ok ? undefined : answer.failure;
    if (answer.ok) this.#size = answer.value;
  }
}
