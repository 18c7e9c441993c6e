/** One source as the page watches it: its view, its newest readings and its last 15 minutes. */
import type { MetricDescriptor, MetricRole } from '#contract/descriptor';
import type { Facts, MetricId, SourceView } from '#contract/model';
import { countLabels } from '../words/found.ts';
import type { KindShape } from './kind-shape.ts';
import { RecentPoints } from './recent-points.ts';

export type SampleListener = (at: number, column: ArrayLike<number>) => void;

export class WatchedSource {
  readonly shape: KindShape;
  readonly points: RecentPoints;
  #view: SourceView;
  #column: ArrayLike<number> = $state.raw([]);
  #lastGoodAt: number | undefined = $state.raw();
  /** Raised with every point, so that a sparkline knows when to draw. */
  #drawn = $state(0);
  /** Raised when time was turned back. */
  #era = $state(0);
  #listeners: readonly SampleListener[] = [];

  constructor(view: SourceView, shape: KindShape) {
    this.shape = shape;
    this.#view = $state.raw(view);
    this.points = new RecentPoints(shape.metrics);
    this.see(view);
  }

  get view(): SourceView {
    return this.#view;
  }
  get id(): string {
    return this.#view.id;
  }
  get label(): string {
    return this.#view.label;
  }
  get lastGoodAt(): number | undefined {
    return this.#lastGoodAt;
  }
  /** What is known of it, or was when it ended. */
  get facts(): Facts {
    return (this.#view.ended ?? this.#view).facts;
  }
  /** When the shown readings were taken, epoch ms. */
  get readAt(): number | undefined {
    return this.#view.ended?.at ?? this.#lastGoodAt;
  }
  get revision(): number {
    return this.#drawn;
  }
  get era(): number {
    return this.#era;
  }
  /** Whether the readings can be taken for what is now. */
  get isCurrent(): boolean {
    if (this.#view.ended !== undefined) return false;
    return this.#view.condition === 'fresh' || this.#view.condition === 'offline';
  }

  /** The metrics that stand for themselves and mean something here. */
  get shown(): readonly MetricDescriptor[] {
    const rate = this.shape.kind.insight?.disputed?.perMinute;
    const isKnown = rate === undefined || this.#view.insight?.count?.meaning === 'so-far';
    return isKnown ? this.shape.chiefly : this.shape.chiefly.filter(({ id }) => id !== rate);
  }

  /** What a metric is called here; a count of disputed meaning says what is known of it. */
  labelOf({ id, label }: Pick<MetricDescriptor, 'id' | 'label'>): string {
    if (this.shape.kind.insight?.disputed?.count !== id) return label;
    return countLabels[this.#view.insight?.count?.meaning ?? 'unknown'](label);
  }

  /** The newest reading, or undefined for "no data". */
  reading(metric: MetricId): number | undefined {
    const value = this.#column[this.shape.placeOf.get(metric) ?? -1];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  /** The first metric of the kind that has one of these roles. */
  metric(...roles: readonly MetricRole[]): MetricDescriptor | undefined {
    const role = roles.find((one) => this.shape.byRole[one] !== undefined);
    return role === undefined ? undefined : this.shape.byRole[role];
  }

  see(view: SourceView): void {
    this.#view = view;
    this.#lastGoodAt = view.lastGoodAt;
    const { readings } = view.ended ?? view;
    this.#column = this.shape.metrics.map((metric) => readings[metric.id] ?? NaN);
    if (view.lastGoodAt !== undefined && view.condition !== 'pending') this.#point(view.lastGoodAt);
  }

  /** A good sample; `column` has one value for every metric of the kind. It is kept, so it must not change. */
  take(at: number, column: ArrayLike<number>): void {
    // Of a session that has ended the last values stay.
    if (this.#view.ended === undefined) this.#column = column;
    this.#lastGoodAt = at;
    this.#point(at);
    for (const listener of this.#listeners) listener(at, column);
  }

  /** What history knew of the chief metric. */
  recall(at: number, value: number): void {
    const place = this.shape.chief === undefined ? undefined : this.shape.placeOf.get(this.shape.chief.id);
    if (place !== undefined) this.points.addOne(at, place, value);
  }

  /** Lets go of the last 15 minutes: another moment comes next, and not the one after. */
  rewind(): void {
    this.points.clear();
    this.#era += 1;
  }

  redraw(): void {
    this.#drawn += 1;
  }

  onSample(listener: SampleListener): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  #point(at: number): void {
    this.points.add(at, this.#column);
    this.#drawn += 1;
  }
}
