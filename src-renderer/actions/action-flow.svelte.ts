/** One action on its way through the dialog: values, plan, confirmation, and what becomes of it. */
import type { Api } from '#contract/channels';
import type { ActionPlan, Asker } from '#contract/channels/actions';
import type { ActionDescriptor } from '#contract/descriptor';
import type { Failure } from '#contract/failure';
import type { SourceId } from '#contract/model';
import { answerOf } from '../state/answer.ts';
import { EditorForm } from './editor-form.svelte.ts';

export type FlowApi = Pick<Api, 'readActionForm' | 'planAction' | 'performAction' | 'cancelAction'>;
export type Stage = 'looking' | 'form' | 'plan' | 'under-way' | 'failed';

export interface FlowWish {
  readonly action: ActionDescriptor;
  readonly sources: readonly SourceId[];
  readonly by: Asker;
}

export class ActionFlow {
  typed = $state('');
  #stage = $state<Stage>('looking');
  #plan = $state.raw<ActionPlan>();
  #plannedAt = $state(0);
  #form = $state.raw<EditorForm>();
  #failure = $state.raw<Failure>();
  #renewed = $state(false);
  #busy = $state(false);
  readonly #api: FlowApi;
  readonly #wish: FlowWish;

  constructor(api: FlowApi, wish: FlowWish) {
    this.#api = api;
    this.#wish = wish;
  }

  get stage(): Stage {
    return this.#stage;
  }
  get plan(): ActionPlan | undefined {
    return this.#plan;
  }
  /** Epoch ms: the ages in the plan are as of then. */
  get plannedAt(): number {
    return this.#plannedAt;
  }
  get form(): EditorForm | undefined {
    return this.#form;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }
  get busy(): boolean {
    return this.#busy;
  }
  /** The plan shown took the place of one that had waited too long. */
  get isRenewed(): boolean {
    return this.#renewed;
  }
  /** What must be typed is typed. */
  get isTyped(): boolean {
    const { plan } = this;
    return plan !== undefined && (!plan.typeLabel || this.typed.trim() === plan.label.trim());
  }

  /** Reads the values to be edited, or goes straight to the plan when there are none. */
  async begin(): Promise<void> {
    const { action, sources } = this.#wish;
    this.#begin('looking');
    if (!action.inputs) return this.look();
    const answer = await answerOf(() =>
      this.#api.readActionForm({ action: action.id, source: sources[0] ?? '' }),
    );
    if (!answer.ok) return this.#fail(answer.failure);
    this.#form = new EditorForm(action.inputs, answer.value);
    this.#stage = 'form';
  }

  /** Has a plan made of how things stand now. */
  async look(): Promise<void> {
    const { action, sources, by } = this.#wish;
    const before = this.#stage;
    if (before !== 'form') this.#begin('looking');
    this.#busy = true;
    const values = this.#form?.toValues();
    const answer = await answerOf(() =>
      this.#api.planAction({ action: action.id, sources: [...sources], by, ...(values ? { values } : {}) }),
    );
    this.#busy = false;
    if (!answer.ok) return before === 'form' ? this.#refuse(answer.failure) : this.#fail(answer.failure);
    this.#failure = undefined;
    this.#plan = answer.value;
    this.#plannedAt = Date.now();
    this.#stage = 'plan';
  }

  /** Makes the plan anew when it has become too old to be confirmed. `now` is epoch ms. */
  renew(now: number): void {
    const { plan } = this;
    if (this.#stage !== 'plan' || this.#busy || plan === undefined || now <= plan.expiresAt) return;
    void this.look().then(() => (this.#renewed = true));
  }

  async confirm(): Promise<void> {
    const { plan } = this;
    if (plan === undefined || this.#busy || !this.isTyped) return;
    this.#busy = true;
    this.#failure = undefined;
    const typed = plan.typeLabel ? { typedLabel: this.typed } : {};
    const answer = await answerOf(() => this.#api.performAction({ nonce: plan.nonce, ...typed }));
    this.#busy = false;
    if (answer.ok) this.#stage = 'under-way';
    else this.#failure = answer.failure;
  }

  /** Back to the values; the plan is not needed any more. */
  back(): void {
    this.drop();
    this.#failure = undefined;
    this.#stage = 'form';
  }

  /** Once more after an end: what was entered is kept, everything else is looked at anew. */
  again(): void {
    if (this.#form === undefined) void this.begin();
    else this.back();
  }

  /** Lets main forget a plan that was not confirmed. */
  drop(): void {
    const { plan } = this;
    if (plan !== undefined && this.#stage === 'plan')
      void answerOf(() => this.#api.cancelAction({ nonce: plan.nonce }));
    this.#plan = undefined;
  }

  #begin(stage: Stage): void {
    this.#stage = stage;
    this.#failure = undefined;
    this.#renewed = false;
    this.#plan = undefined;
    this.typed = '';
  }

  #fail(failure: Failure): void {
    this.#failure = failure;
    this.#stage = 'failed';
  }

  #refuse(failure: Failure): void {
    this.#failure = failure;
    this.#form?.refuse(failure);
  }
}
