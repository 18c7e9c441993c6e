/** The last 15 minutes of one source, every sample: from history when it answers, and then live. */
import type { HistoryAnswer, SeriesAnswer } from '#contract/channels/history';
import type { Api } from '#contract/channels';
import { answerOf } from '../state/answer.ts';
import type { KindShape } from '../state/kind-shape.ts';
import { BUCKET } from '../state/recent-points.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';

export const SPAN = 15 * 60_000;

/** `y` is NaN where something is missing: the line breaks there. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export class RecentSeries {
  #revision = $state(0);
  readonly #source: WatchedSource;
  readonly #api: Pick<Api, 'readHistory'>;
  readonly #points: Record<string, Point[]>;

  constructor(api: Pick<Api, 'readHistory'>, source: WatchedSource) {
    this.#api = api;
    this.#source = source;
    this.#points = Object.fromEntries(source.shape.metrics.map((metric) => [metric.id, []]));
  }

  /** Raised when points came. */
  get revision(): number {
    return this.#revision;
  }

  /** The metrics that are the ends of the wait's interval. */
  get waitEnds(): KindShape['waitEnds'] {
    return this.#source.shape.waitEnds;
  }

  points(metric: string): readonly Point[] {
    return this.#points[metric] ?? [];
  }

  /** Begins to collect; returns the undo. */
  start(now: number): () => void {
    for (const points of Object.values(this.#points)) points.length = 0;
    this.#fallBack(now);
    const stop = this.#source.onSample((at, column) => this.#append(at, column));
    void this.#read(now);
    return stop;
  }

  async #read(now: number): Promise<void> {
    const series = this.#source.shape.metrics
      .filter(({ kind }) => kind === 'gauge')
      .slice(0, 16)
      .map((metric) => ({ source: this.#source.id, metric: metric.id }));
    if (series.length === 0) return;
    const question = { series, from: now - SPAN, until: now, width: 1_000 };
    const answer = await answerOf(() => this.#api.readHistory(question));
    if (answer.ok) for (const one of answer.value.series) this.#recall(one, answer.value);
    this.#revision += 1;
  }

  /** Puts history in place of what the overview's buckets knew; live samples since then stay. */
  #recall(series: SeriesAnswer, answer: HistoryAnswer): void {
    if (series.at.length === 0) return;
    const last = series.at.at(-1) ?? -Infinity;
    const live = this.points(series.metric).filter((point) => point.x > last);
    const past = Array.from(series.at, (x, index) => ({ x, y: series.mean[index] ?? NaN }));
    const breaks = answer.gaps
      .filter((gap) => gap.source === series.source)
      .map(({ from }) => ({ x: from, y: NaN }));
    this.#points[series.metric] = [...past, ...breaks].sort((a, b) => a.x - b.x).concat(live);
  }

  /** Until history answers, and where it does not: the buckets of the sparkline. */
  #fallBack(now: number): void {
    this.#source.shape.metrics.forEach((metric, place) => {
      const values = this.#source.points.series(place, now);
      const from = (Math.floor(now / BUCKET) - values.length + 1) * BUCKET;
      values.forEach((value, index) => {
        if (!Number.isNaN(value)) this.#push(metric.id, Math.min(now, from + (index + 0.5) * BUCKET), value);
      });
    });
  }

  #append(at: number, column: ArrayLike<number>): void {
    this.#source.shape.metrics.forEach((metric, place) => this.#push(metric.id, at, column[place] ?? NaN));
    this.#revision += 1;
  }

  #push(metric: string, x: number, y: number): void {
    const points = this.#points[metric];
    if (points === undefined) return;
    const last = points.at(-1);
    const longest = Math.max(3 * this.#source.view.interval, 2 * BUCKET);
    if (last !== undefined && x - last.x > longest) points.push({ x: last.x + 1, y: NaN });
    if (last === undefined || x > last.x) points.push({ x, y });
    while ((points[0]?.x ?? Infinity) < x - SPAN) points.shift();
  }
}
