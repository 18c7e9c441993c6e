/** Actions under way and ended, as main tells of them, and a secret on the clipboard for as long as it is there. */
import { SvelteMap } from 'svelte/reactivity';
import type { Api } from '#contract/channels';
import type { ActionProgress } from '#contract/channels/actions';
import type { SourceId } from '#contract/model';
import { answerOf } from '../state/answer.ts';
import type { Toast } from '../state/toast.svelte.ts';

export type ActionsApi = Pick<Api, 'readActions' | 'onActionProgress' | 'copySecret' | 'cancelAction'>;

/** What is on the clipboard, in main's words, and until when, epoch ms. */
export interface Copied {
  readonly message: string;
  readonly clearsAt: number;
}

const MOST = 100;

export class ActionsState {
  readonly #api: ActionsApi;
  readonly #toast: Toast;
  readonly #kept = new SvelteMap<string, ActionProgress>();
  /** Nonces whose progress a dialog shows: they need no toast. */
  readonly #shown = new SvelteMap<string, number>();
  #copied = $state.raw<Copied>();
  #endings = $state(0);
  #copying = $state(false);

  constructor(api: ActionsApi, toast: Toast) {
    this.#api = api;
    this.#toast = toast;
  }

  /** Begins to listen; returns the undo. */
  start(): () => void {
    const stop = this.#api.onActionProgress((progress) => this.#hear(progress));
    void answerOf(() => this.#api.readActions(undefined)).then((answer) => {
      if (!answer.ok) return;
      for (const progress of answer.value) if (!this.#kept.has(nameOf(progress))) this.#keep(progress);
    });
    return stop;
  }

  get copied(): Copied | undefined {
    return this.#copied;
  }
  get isCopying(): boolean {
    return this.#copying;
  }
  /** Raised whenever an action ends or a secret is copied: the audit has a new line. */
  get endings(): number {
    return this.#endings;
  }

  /** The newest progress of a source in this run. */
  of(source: SourceId): ActionProgress | undefined {
    return [...this.#kept.values()].findLast((one) => one.source === source);
  }

  isBusy(source: SourceId): boolean {
    const last = this.of(source);
    return last !== undefined && last.phase !== 'ended';
  }

  /** Progress of everything that one plan began. */
  begunBy(nonce: string): readonly ActionProgress[] {
    return [...this.#kept.values()].filter((one) => one.nonce === nonce);
  }

  /** What is under way and shown by no dialog. */
  get elsewhere(): readonly ActionProgress[] {
    return [...this.#kept.values()].filter((one) => one.phase !== 'ended' && !this.#shown.has(one.nonce));
  }

  /** A dialog shows what this plan begins; returns the undo. */
  show(nonce: string): () => void {
    this.#shown.set(nonce, 1);
    return () => void this.#shown.delete(nonce);
  }

  /** Takes back what has not been sent yet. */
  cancel(nonce: string): void {
    void this.#toast.tell(() => this.#api.cancelAction({ nonce }));
  }

  /** Has a vendor's secret put on the clipboard; it never comes to the page. */
  async copy(source: SourceId, which: string, by: 'window' | 'palette'): Promise<void> {
    if (this.#copying) return;
    this.#copying = true;
    const answer = await answerOf(() => this.#api.copySecret({ source, which, by }));
    this.#copying = false;
    if (!answer.ok) return this.#toast.say(answer.failure.message, false);
    this.#copied = answer.value;
    this.#endings += 1;
  }

  /** The secret is off the clipboard, or its note is not wanted. */
  forgetCopied(): void {
    this.#copied = undefined;
  }

  #hear(progress: ActionProgress): void {
    this.#keep(progress);
    if (progress.phase !== 'ended') return;
    this.#endings += 1;
    if (!this.#shown.has(progress.nonce))
      this.#toast.say(
        progress.sentence,
        progress.outcome === 'confirmed' || progress.outcome === 'cancelled',
      );
  }

  #keep(progress: ActionProgress): void {
    const name = nameOf(progress);
    this.#kept.delete(name);
    this.#kept.set(name, progress);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > MOST) this.#kept.delete(oldest);
  }
}

const nameOf = ({ nonce, source }: ActionProgress) => `${nonce}/${source}`;
