/** What main says of a rule while it is edited: its meaning at once, its past once the typing rests. */
import type { Api } from '#contract/channels';
import type { BackTestAnswer, RuleWords } from '#contract/channels/rules';
import type { AlertRule } from '#contract/configuration';
import type { Failure, FieldProblem } from '#contract/failure';
import { answerOf } from './answer.ts';

export type Later = (run: () => void) => () => void;

/** How long the typing must rest, ms. */
const REST = 300;
const afterRest: Later = (run) => {
  const timer = setTimeout(run, REST);
  return () => clearTimeout(timer);
};

export class RuleTry {
  #words = $state.raw<RuleWords>();
  #answer = $state.raw<BackTestAnswer>();
  #failure = $state.raw<Failure>();
  #busy = $state(false);
  #asked = 0;
  #cancel: () => void = () => undefined;
  readonly #api: Pick<Api, 'describeRule' | 'backTest'>;
  readonly #later: Later;

  constructor(api: Pick<Api, 'describeRule' | 'backTest'>, later: Later = afterRest) {
    this.#api = api;
    this.#later = later;
  }

  get sentence(): string | undefined {
    return this.#words?.sentence;
  }
  get problems(): readonly FieldProblem[] {
    return this.#words?.problems ?? [];
  }
  get answer(): BackTestAnswer | undefined {
    return this.#answer;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }
  /** A back-test is on its way or about to be: what is shown is of the rule before the last edit. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Follows an edit; what was asked before it counts no more. */
  follow(rule: AlertRule, range: () => { readonly from: number; readonly until: number }): void {
    const asked = ++this.#asked;
    this.#cancel();
    this.#busy = true;
    void this.#describe(rule, asked);
    this.#cancel = this.#later(() => void this.#try({ rule, ...range() }, asked));
  }

  stop(): void {
    this.#asked += 1;
    this.#busy = false;
    this.#cancel();
  }

  async #describe(rule: AlertRule, asked: number): Promise<void> {
    const told = await answerOf(() => this.#api.describeRule({ rule }));
    if (asked === this.#asked && told.ok) this.#words = told.value;
  }

  async #try(question: { rule: AlertRule; from: number; until: number }, asked: number): Promise<void> {
    const tried = await answerOf(() => this.#api.backTest(question));
    if (asked !== this.#asked) return;
    this.#busy = false;
    this.#answer = tried.ok ? tried.value : undefined;
    const isQuiet = tried.ok || tried.failure.kind === 'invalid' || tried.failure.kind === 'cancelled';
    this.#failure = isQuiet ? undefined : tried.failure;
  }
}
