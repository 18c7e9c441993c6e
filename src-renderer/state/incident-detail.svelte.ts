/** One incident with its proof, read anew whenever the incident changes. */
import type { Api } from '#contract/channels';
import type { IncidentDetail } from '#contract/channels/incidents';
import type { Failure } from '#contract/failure';
import { answerOf } from './answer.ts';

export class IncidentProof {
  #detail = $state.raw<IncidentDetail>();
  #failure = $state.raw<Failure>();
  #asked = 0;
  readonly #api: Pick<Api, 'readIncident'>;

  constructor(api: Pick<Api, 'readIncident'>) {
    this.#api = api;
  }

  get detail(): IncidentDetail | undefined {
    return this.#detail;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  async load(id: string): Promise<void> {
    const asked = ++this.#asked;
    const answer = await answerOf(() => this.#api.readIncident({ id }));
    if (asked !== this.#asked) return;
    this.#failure = answer.ok ? undefined : answer.failure;
    if (answer.ok) this.#detail = answer.value;
  }
}
