/** What is snoozed, as main has it. */
import type { Api } from '#contract/channels';
import type { SnoozedView } from '#contract/channels/incidents';
import { answerOf } from './answer.ts';

export class Snoozed {
  #views = $state.raw<readonly SnoozedView[]>([]);
  #asked = 0;
  readonly #api: Pick<Api, 'readSnoozed'>;

  constructor(api: Pick<Api, 'readSnoozed'>) {
    this.#api = api;
  }

  get views(): readonly SnoozedView[] {
    return this.#views;
  }

  /** Keeps what is shown when main cannot answer. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    const answer = await answerOf(() => this.#api.readSnoozed(undefined));
    if (asked === this.#asked && answer.ok) this.#views = answer.value;
  }
}
