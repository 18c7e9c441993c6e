/** One export on its way to a file: started, told of, cancelled. */
import type { Api } from '#contract/channels';
import type { ExportProgress } from '#contract/channels/history';
import type { Failure } from '#contract/failure';
import { answerOf } from '../state/answer.ts';

export type ExportApi = Pick<Api, 'startExport' | 'cancelExport' | 'onExportProgress'>;

export interface ExportOrder {
  readonly sources: string[];
  readonly from: number;
  readonly until: number;
}

export class Export {
  #progress = $state.raw<ExportProgress>();
  #failure = $state.raw<Failure>();
  #isAsking = $state(false);
  #id: string | undefined;
  #early: ExportProgress[] = [];
  readonly #api: ExportApi;

  constructor(api: ExportApi) {
    this.#api = api;
  }

  get progress(): ExportProgress | undefined {
    return this.#progress;
  }
  get failure(): Failure | undefined {
    return this.#progress?.failure ?? this.#failure;
  }
  get isBusy(): boolean {
    return this.#isAsking || this.#progress?.state === 'running';
  }

  /** Listens for progress; returns the undo. */
  follow(): () => void {
    return this.#api.onExportProgress((progress) => this.#hear(progress));
  }

  /** A cancelled file dialog is no failure. */
  async start(order: ExportOrder): Promise<void> {
    if (this.isBusy) return;
    this.#isAsking = true;
    this.#failure = undefined;
    this.#progress = undefined;
    this.#early = [];
    this.#id = undefined;
    const answer = await answerOf(() => this.#api.startExport(order));
    this.#isAsking = false;
    if (answer.ok) this.#begin(answer.value);
    else if (answer.failure.kind !== 'cancelled') this.#failure = answer.failure;
  }

  async cancel(): Promise<void> {
    const id = this.#id;
    if (id === undefined || !this.isBusy) return;
    const answer = await answerOf(() => this.#api.cancelExport({ id }));
    if (!answer.ok) this.#failure = answer.failure;
  }

  /** A small export may be done before its start is answered. */
  #begin({ id, file }: { readonly id: string; readonly file: string }): void {
    this.#id = id;
    this.#progress = this.#early.findLast((one) => one.id === id) ?? {
      id,
      file,
      state: 'running',
      share: 0,
      rows: 0,
    };
  }

  #hear(progress: ExportProgress): void {
    if (this.#isAsking) this.#early.push(progress);
    else if (progress.id === this.#id) this.#progress = progress;
  }
}
