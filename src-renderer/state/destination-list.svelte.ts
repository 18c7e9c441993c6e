/** The destinations as main has them, followed as they change. */
import type { Api } from '#contract/channels';
import type { DestinationView } from '#contract/channels/destinations';
import type { Failure } from '#contract/failure';
import { answerOf } from './answer.ts';

export type DestinationsApi = Pick<Api, 'readDestinations' | 'onDestinations'>;

export class DestinationList {
  #views = $state.raw<readonly DestinationView[]>();
  #failure = $state.raw<Failure>();
  readonly #api: DestinationsApi;

  constructor(api: DestinationsApi) {
    this.#api = api;
  }

  /** Undefined until they were read. */
  get views(): readonly DestinationView[] | undefined {
    return this.#views;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  find(id: string): DestinationView | undefined {
    return this.#views?.find((view) => view.id === id);
  }

  /** Reads them, then takes every change until the returned undo is called. */
  start(): () => void {
    const stop = this.#api.onDestinations((views) => (this.#views = views));
    void this.#read();
    return stop;
  }

  async #read(): Promise<void> {
    const answer = await answerOf(() => this.#api.readDestinations(undefined));
    this.#failure = answer.ok ? undefined : answer.failure;
    if (answer.ok) this.#views = answer.value;
  }
}
