/** The thresholds of the rules in force for a source. */
import type { Api } from '#contract/channels';
import { answerOf } from '../state/answer.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { toThresholds } from './thresholds.ts';
import type { Threshold } from './thresholds.ts';

export class RulesInForce {
  #thresholds = $state.raw<readonly Threshold[]>([]);
  readonly #api: Pick<Api, 'readRules' | 'readSource'>;
  readonly #source: WatchedSource;

  constructor(api: Pick<Api, 'readRules' | 'readSource'>, source: WatchedSource) {
    this.#api = api;
    this.#source = source;
  }

  get thresholds(): readonly Threshold[] {
    return this.#thresholds;
  }

  /** Without an answer there are no lines: the charts say nothing wrong. */
  async read(): Promise<void> {
    const [rules, detail] = await Promise.all([
      answerOf(() => this.#api.readRules(undefined)),
      answerOf(() => this.#api.readSource({ id: this.#source.id })),
    ]);
    if (!rules.ok || !detail.ok) return;
    const inForce = detail.value.rules.map(({ id }) => id);
    this.#thresholds = toThresholds(rules.value, inForce, this.#source.shape.metrics);
  }
}
