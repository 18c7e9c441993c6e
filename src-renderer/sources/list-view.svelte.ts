/** What the overview's list draws: the lines in sight, the active one, and where an arrow key leads. */
import type { Preferences } from '#contract/configuration';
import type { OverviewList } from '../state/overview-list.svelte.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import type { Viewport } from '../ui/viewport.svelte.ts';
import { nextPlace } from './list-keys.ts';
import { cardsPerLine, lineHeights } from './measures.ts';
import { placeLines, toLines, totalHeight, visibleLines } from './windowing.ts';
import type { Placed } from './windowing.ts';

type Look = Pick<Preferences, 'overviewLayout' | 'density'>;

export class ListView {
  readonly #list: OverviewList;
  readonly #viewport: Viewport;
  readonly #look: () => Look;

  readonly #isTable = $derived.by(() => this.#look().overviewLayout === 'table');
  readonly #heights = $derived.by(() => lineHeights[this.#look().density]);
  readonly #perLine = $derived.by(() => (this.#isTable ? 1 : cardsPerLine(this.#viewport.width)));
  readonly #lines = $derived.by(() => {
    const item = this.#isTable ? this.#heights.row : this.#heights.card;
    return placeLines(toLines(this.#list.groups, this.#perLine), item, this.#heights.heading);
  });
  readonly #flat = $derived.by(() => this.#list.groups.flatMap((group) => group.items));
  readonly #place = $derived.by(() => this.#flat.findIndex((source) => source.id === this.#list.active));
  readonly #drawn = $derived.by(() => this.#inSight());

  constructor(list: OverviewList, viewport: Viewport, look: () => Look) {
    this.#list = list;
    this.#viewport = viewport;
    this.#look = look;
  }

  get isTable(): boolean {
    return this.#isTable;
  }
  get perLine(): number {
    return this.#perLine;
  }
  get count(): number {
    return this.#flat.length;
  }
  /** Pixels. */
  get height(): number {
    return totalHeight(this.#lines);
  }
  get drawn(): readonly Placed<WatchedSource>[] {
    return this.#drawn;
  }
  /** The place that Tab leads to. */
  get focusPlace(): number {
    return Math.max(0, this.#place);
  }
  get active(): WatchedSource | undefined {
    return this.#flat[this.#place];
  }

  pick(source: WatchedSource): void {
    this.#list.active = source.id;
  }

  /** Goes where a key leads and brings it into sight; the source there, or undefined when the key leads nowhere. */
  move(key: string): WatchedSource | undefined {
    const place = nextPlace(key, this.#place, this.#flat.length, this.#perLine);
    const next = place === undefined ? undefined : this.#flat[place];
    if (place === undefined || next === undefined) return undefined;
    this.pick(next);
    this.reveal();
    return next;
  }

  /** Scrolls to the active source, if there is one; the table's head covers the height of a row. */
  reveal(): void {
    const line = this.#place < 0 ? undefined : this.#lineOf(this.#place);
    if (line === undefined) return;
    this.#viewport.reveal(line.top, line.height, this.#isTable ? this.#heights.row : 0);
  }

  /** The lines in sight, and the active one wherever it is: it may have the focus. */
  #inSight(): readonly Placed<WatchedSource>[] {
    const seen = visibleLines(this.#lines, this.#viewport.from, this.#viewport.until);
    const active = this.#place < 0 ? undefined : this.#lineOf(this.#place);
    return active === undefined || seen.includes(active) ? seen : [...seen, active];
  }

  #lineOf(place: number): Placed<WatchedSource> | undefined {
    return this.#lines.find((line) => line.heading === undefined && place < line.first + line.items.length);
  }
}
