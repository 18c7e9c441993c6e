/** The stretch of time that all charts of a source show, and the crosshair they share. */
import type { Clock } from '../state/clock.svelte.ts';
import { spanOf } from './ranges.ts';
import type { RangeId } from './ranges.ts';
import { framed, moved, zoomed } from './window-math.ts';
import type { TimeWindow } from './window-math.ts';

export class ChartWindow {
  #shown = $state.raw<TimeWindow>({ span: spanOf('15m') });
  #range = $state.raw<RangeId>('15m');
  #cursor = $state.raw<number>();
  #selected = $state.raw<number>();
  #width = $state(1_000);
  readonly #clock: Pick<Clock, 'now'>;
  readonly #until: number = $derived.by(() => this.#end());

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get range(): RangeId {
    return this.#range;
  }
  get span(): number {
    return this.#shown.span;
  }
  get until(): number {
    return this.#until;
  }
  get from(): number {
    return this.#until - this.#shown.span;
  }
  /** Whether the right edge is the present. */
  get isLive(): boolean {
    return this.#shown.until === undefined;
  }
  /** Whether it shows something else than the chosen range up to now. */
  get isMoved(): boolean {
    return !this.isLive || this.#shown.span !== spanOf(this.#range);
  }
  /** Time between two pixels, ms. */
  get pixel(): number {
    return this.#shown.span / this.#width;
  }
  get width(): number {
    return this.#width;
  }
  /** The moment under the crosshair. */
  get cursor(): number | undefined {
    return this.#cursor;
  }
  /** The moment that was clicked, for questions about it. */
  get selectedAt(): number | undefined {
    return this.#selected;
  }

  choose(range: RangeId): void {
    this.#range = range;
    this.reset();
  }
  reset(): void {
    this.#show({ span: spanOf(this.#range) });
  }
  zoom(factor: number, around = this.#cursor ?? this.until): void {
    this.#show(zoomed(this.#shown, factor, around, this.#clock.now));
  }
  frame(one: number, other: number): void {
    this.#show(framed(one, other, this.#clock.now));
  }
  move(by: number): void {
    this.#show(moved(this.#shown, by, this.#clock.now));
  }
  point(at: number | undefined): void {
    this.#cursor = at;
  }
  select(at: number | undefined): void {
    this.#selected = at;
  }
  /** Shows a minute of the past in its surroundings. */
  visit(at: number): void {
    this.frame(at - this.span / 2, at + this.span / 2);
    this.#cursor = this.#selected = at;
  }
  /** How many pixels the axis is wide. */
  measure(width: number): void {
    this.#width = Math.max(100, Math.round(width));
  }

  #show(next: TimeWindow): void {
    this.#shown = next;
  }

  /** In steps of a pixel or a minute: a chart of 30 days is not drawn again each second. */
  #end(): number {
    const { until, span } = this.#shown;
    if (until !== undefined) return until;
    const step = Math.min(60_000, Math.max(1_000, Math.floor(span / this.#width)));
    return Math.ceil(this.#clock.now / step) * step;
  }
}
