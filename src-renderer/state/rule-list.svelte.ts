/** The rules as main has them; read anew after every change. */
import type { Api } from '#contract/channels';
import type { RuleView } from '#contract/channels/incidents';
import type { Failure } from '#contract/failure';
import { answerOf } from './answer.ts';

export class RuleList {
  #views = $state.raw<readonly RuleView[]>();
  #failure = $state.raw<Failure>();
  #asked = 0;
  readonly #api: Pick<Api, 'readRules'>;

  constructor(api: Pick<Api, 'readRules'>) {
    this.#api = api;
  }

  /** Undefined until they were read. */
  get views(): readonly RuleView[] | undefined {
    return this.#views;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const answer = await answerOf(() => this.#api.readRules(undefined));
    if (asked !== this.#asked) return;
    this.#failure = answer.ok ? undefined : answer.failure;
    if (answer.ok) this.#views = answer.value;
  }
}
