/** What the history knows of the shown window, kept up to date with live samples while the window follows the present. */
import { untrack } from 'svelte';
import type { Api } from '#contract/channels';
import type { HistoryAnswer } from '#contract/channels/history';
import { answerOf } from '../state/answer.ts';
import type { Board } from '../state/board.svelte.ts';
import type { Clock } from '../state/clock.svelte.ts';
import type { Charted } from './charted.ts';
import {
  byKey,
  extendedAll,
  nothingRecalled,
  seriesOf,
  shiftedAll,
  spotsOf,
  withLater,
} from './chart-question.ts';
import type { GhostShift, Question, Recalled } from './chart-question.ts';
import type { ChartWindow } from './chart-window.svelte.ts';
import { keyOf } from './guests.ts';
import type { Guest } from './guests.ts';
import { longestStep } from './track.ts';
import type { Spot } from './track.ts';

export interface HistoryParts {
  readonly api: Pick<Api, 'readHistory'>;
  readonly board: Pick<Board, 'sources'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly source: Charted;
  readonly window: ChartWindow;
}

/** A live window is asked for anew each time a bucket is full, within these bounds, ms. */
const SOONEST = 10_000;
const LATEST = 600_000;

export class ChartHistory {
  #recalled = $state.raw<Recalled>(nothingRecalled);
  #guests = $state.raw<readonly Guest[]>([]);
  #ghost = $state.raw<GhostShift>(0);
  #isReading = false;
  #next: Question | undefined;
  /** The era of the source that was recalled. */
  #era: number | undefined;
  readonly #parts: HistoryParts;
  readonly #beat = $derived.by(() => this.#liveBeat());
  readonly #question = $derived.by(() => this.#ask());

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  get recalled(): Recalled {
    return this.#recalled;
  }
  get guests(): readonly Guest[] {
    return this.#guests;
  }
  get ghost(): GhostShift {
    return this.#ghost;
  }
  /** What is to be read for the window as it is now. */
  get question(): Question {
    return this.#question;
  }

  line(source: string, metric: string): readonly Spot[] {
    return this.#recalled.spots.get(keyOf(source, metric)) ?? [];
  }
  ghostLine(source: string, metric: string): readonly Spot[] {
    return this.#recalled.ghosts.get(keyOf(source, metric)) ?? [];
  }
  /** How far from a moment a point still tells of it, ms. */
  get reach(): number {
    return longestStep(this.#interval(this.#parts.source.id), this.#recalled.bucket) / 2;
  }

  invite(guest: Guest): void {
    this.dismiss(guest);
    this.#guests = [...this.#guests, guest];
  }
  dismiss({ source, metric }: Guest): void {
    this.#guests = this.#guests.filter((one) => one.source !== source || one.metric.id !== metric.id);
  }
  haunt(shift: GhostShift): void {
    this.#ghost = shift;
  }

  /** Takes live samples in; returns the undo. */
  follow(): () => void {
    return this.#parts.source.onSample((at, column) => this.#extend(at, column));
  }

  /** Reads; while an answer is awaited only the newest further question is kept. */
  async read(question: Question): Promise<void> {
    this.#next = question;
    if (this.#isReading) return;
    this.#isReading = true;
    for (let one = this.#take(); one !== undefined; one = this.#take()) await this.#answer(one);
    this.#isReading = false;
  }

  #take(): Question | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }

  async #answer(question: Question): Promise<void> {
    if (question.series.length === 0) return;
    const { api } = this.#parts;
    const shift = this.#ghost;
    const era = this.#eraNow;
    const past = { ...question, from: question.from - shift, until: question.until - shift };
    const [answer, ghost] = await Promise.all([
      answerOf(() => api.readHistory(question)),
      shift === 0 ? undefined : answerOf(() => api.readHistory(past)),
    ]);
    // Time was turned back meanwhile: the next question is on its way.
    if (era !== this.#eraNow) return;
    if (!answer.ok) this.#recalled = { ...this.#recalled, failure: answer.failure };
    else this.#keep(question, answer.value, ghost?.ok ? ghost.value : undefined, shift);
  }

  #keep(question: Question, answer: HistoryAnswer, ghost: HistoryAnswer | undefined, shift: number): void {
    const { width, until, from } = question;
    const bucket = (until - from) / width;
    const intervals = (source: string) => this.#interval(source);
    const longest = longestStep(intervals(this.#parts.source.id), bucket);
    const spots = spotsOf(answer, width, intervals);
    const goesOn = this.#era === this.#eraNow;
    this.#era = this.#eraNow;
    this.#recalled = {
      spots:
        this.#parts.window.isLive && goesOn
          ? withLater(spots, this.#recalled.spots, { asked: until, now: this.#latest }, longest)
          : spots,
      ghosts:
        ghost === undefined ? nothingRecalled.ghosts : shiftedAll(spotsOf(ghost, width, intervals), shift),
      gaps: answer.gaps,
      bands: answer.bands,
      annotations: answer.annotations,
      bucket,
    };
  }

  #extend(at: number, column: ArrayLike<number>): void {
    const { source, window } = this.#parts;
    if (!window.isLive || this.#recalled === nothingRecalled) return;
    const longest = longestStep(source.view.interval, this.#recalled.bucket);
    const values = byKey(source.id, source.shape.metrics, column);
    const spots = extendedAll(this.#recalled.spots, longest, at, (key) => values.get(key));
    this.#recalled = { ...this.#recalled, spots };
  }

  /** The page's clock is up to a second behind. */
  get #latest(): number {
    return untrack(() => this.#parts.clock.now) + 2_000;
  }

  get #eraNow(): number | undefined {
    return untrack(() => this.#parts.source.era);
  }

  #interval(source: string): number {
    return untrack(() => this.#parts.board.sources.get(source)?.view.interval ?? 5_000);
  }

  #liveBeat(): number {
    const { clock, window } = this.#parts;
    if (!window.isLive) return 0;
    return Math.floor(clock.now / Math.min(LATEST, Math.max(SOONEST, window.pixel)));
  }

  #ask(): Question {
    const { source, window } = this.#parts;
    void [this.#beat, this.#ghost, source.era];
    // A live edge moves each second: only its beats ask.
    const until = window.isLive ? untrack(() => window.until) : window.until;
    const series = seriesOf(source.id, source.shape.metrics, this.#guests);
    const width = Math.min(4_000, Math.max(10, window.width));
    return { series, from: Math.max(0, until - window.span), until, width };
  }
}
