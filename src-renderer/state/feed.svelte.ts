/**
 * Keeps the board in step with main. Subscribes first, then takes the snapshot, then applies what came meanwhile with
 * a higher revision; a gap in the revisions means: ask again.
 */
import type { Api } from '#contract/channels';
import type { Update } from '#contract/model';
import { answerOf } from './answer.ts';
import type { Board } from './board.svelte.ts';
import type { Catalogue } from './catalogue.svelte.ts';

export type FeedApi = Pick<Api, 'takeSnapshot' | 'onUpdate' | 'describeProviders' | 'readSparklines'>;
export type Pause = (span: number) => Promise<void>;

/** Between two questions when the first was in vain, ms: no flood when main is busy or gone. */
const RETRY = 1_000;

const sleep: Pause = (span) => new Promise((resolve) => setTimeout(resolve, span));

export class Feed {
  #connected = $state(true);
  readonly #api: FeedApi;
  readonly #catalogue: Catalogue;
  readonly #board: Board;
  readonly #pause: Pause;
  #revision: number | undefined;
  #early: Update[] = [];
  #isAsking = false;
  #isWanted = false;
  #isStopped = false;

  constructor(api: FeedApi, catalogue: Catalogue, board: Board, pause: Pause = sleep) {
    this.#api = api;
    this.#catalogue = catalogue;
    this.#board = board;
    this.#pause = pause;
  }

  /** False while main does not answer. */
  get connected(): boolean {
    return this.#connected;
  }

  /** Begins to listen; returns the undo. */
  start(): () => void {
    const stop = this.#api.onUpdate((update) => this.#hear(update));
    void this.refresh();
    return () => {
      this.#isStopped = true;
      stop();
    };
  }

  /** Takes a snapshot: at start, after a gap, and when the window is shown again. */
  async refresh(): Promise<void> {
    this.#isWanted = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let tries = 0; this.#isWanted && !this.#isStopped; tries++) {
      if (tries > 0) await this.#pause(RETRY);
      this.#isWanted = false;
      this.#connected = await this.#ask();
      if (!this.#connected) this.#isWanted = true;
    }
    this.#isAsking = false;
  }

  async #ask(): Promise<boolean> {
    if (this.#catalogue.providers.length === 0) {
      const providers = await answerOf(() => this.#api.describeProviders(undefined));
      if (!providers.ok) return false;
      this.#catalogue.fill(providers.value);
    }
    const snapshot = await answerOf(() => this.#api.takeSnapshot(undefined));
    if (!snapshot.ok) return false;
    this.#board.restore(snapshot.value);
    this.#revision = snapshot.value.revision;
    this.#catchUp();
    void this.#recall();
    return true;
  }

  #catchUp(): void {
    const early = this.#early;
    this.#early = [];
    for (const update of early) this.#apply(update);
  }

  #hear(update: Update): void {
    if (this.#isAsking) this.#early.push(update);
    else this.#apply(update);
  }

  #apply(update: Update): void {
    if (this.#revision === undefined || update.revision <= this.#revision) return;
    if (update.previous !== this.#revision || !this.#board.apply(update)) return void this.refresh();
    this.#revision = update.revision;
  }

  /** Sparklines come after the first paint; without an answer they begin with the live points. */
  async #recall(): Promise<void> {
    const sources = [...this.#board.sources.keys()];
    if (sources.length === 0) return;
    const answer = await answerOf(() => this.#api.readSparklines({ sources }));
    if (answer.ok) this.#board.recall(answer.value);
  }
}
