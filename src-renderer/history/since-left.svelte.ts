/** What happened while nobody looked at the window: asked for when it is looked at again, shown until dismissed. */
import type { Api } from '#contract/channels';
import type { SinceLeft } from '#contract/channels/history';
import { answerOf } from '../state/answer.ts';

/** What is needed of the browser's storage and of its document. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem'>;
export interface Looking {
  readonly hidden: boolean;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
  removeEventListener(type: 'visibilitychange', listener: () => void): void;
}

const KEY = 'looked-at';
/** Away for less is not away, ms. */
const AWAY = 120_000;
/** How often it is noted that somebody looks, ms. */
const NOTE = 10_000;

const isEmpty = ({ raised, cleared, peaks, changed }: SinceLeft) =>
  raised.length + cleared.length + peaks.length + changed.length === 0;

export class SinceLeftState {
  #shown = $state.raw<SinceLeft>();
  #since: number | undefined;
  readonly #api: Pick<Api, 'readSinceLeft'>;
  readonly #keeping: Keeping;
  readonly #now: () => number;

  constructor(api: Pick<Api, 'readSinceLeft'>, keeping: Keeping, now: () => number = Date.now) {
    this.#api = api;
    this.#keeping = keeping;
    this.#now = now;
  }

  /** Undefined when nobody was away, nothing happened, or it was dismissed. */
  get shown(): SinceLeft | undefined {
    return this.#shown;
  }

  dismiss(): void {
    this.#shown = undefined;
    this.#since = undefined;
  }

  /** Runs while the page does; returns the undo. */
  start(page: Looking): () => void {
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => clearInterval(timer);
    const turn = () => {
      stop();
      if (page.hidden) return;
      void this.look();
      timer = setInterval(() => this.#note(), NOTE);
    };
    turn();
    page.addEventListener('visibilitychange', turn);
    return () => {
      stop();
      page.removeEventListener('visibilitychange', turn);
    };
  }

  /** Somebody looks again. What was not dismissed before is told again, with what came since. */
  async look(): Promise<void> {
    const last = this.#lastLook();
    this.#note();
    if (last === undefined || this.#now() - last < AWAY) return;
    const since = (this.#since ??= last);
    const answer = await answerOf(() => this.#api.readSinceLeft({ since }));
    if (answer.ok) this.#shown = isEmpty(answer.value) ? undefined : answer.value;
  }

  #lastLook(): number | undefined {
    const at = Number(this.#keeping.getItem(KEY) ?? NaN);
    return Number.isFinite(at) && at > 0 && at <= this.#now() ? at : undefined;
  }

  #note(): void {
    this.#keeping.setItem(KEY, String(this.#now()));
  }
}
