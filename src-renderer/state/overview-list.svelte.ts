/**
 * What the overview lists, and in which order. Readings move with every poll: the order follows them once a second,
 * not with each of them, so rows neither jump nor cost more than what is seen of them.
 */
import { untrack } from 'svelte';
import type { SourceId } from '#contract/model';
import { toTest } from '../sources/filtering.ts';
import type { StateFilter } from '../sources/filtering.ts';
import { divide, eventNames } from '../sources/grouping.ts';
import { alphabetize, isSameOrder, sortSources } from '../sources/ordering.ts';
import type { GroupKey, SortKey, Sorting } from '../sources/ordering.ts';
import type { Group } from '../sources/windowing.ts';
import { eventWords } from '../words/events.ts';
import { toneWords } from '../words/states.ts';
import type { Board } from './board.svelte.ts';
import type { Catalogue } from './catalogue.svelte.ts';
import type { WatchedSource } from './watched-source.svelte.ts';

export class OverviewList {
  text = $state('');
  provider = $state<string>();
  state = $state<StateFilter>('all');
  group = $state<GroupKey>('none');
  /** The source that was chosen last: where the arrow keys are, also after a look at its page. */
  active = $state<SourceId>();
  #sorting = $state.raw<Sorting>({ key: 'state', down: false });

  readonly #board: Board;
  readonly #catalogue: Catalogue;
  readonly #time: { readonly now: number };
  #alphabetical: readonly WatchedSource[] = [];
  #last: readonly WatchedSource[] = [];

  readonly #shown = $derived.by(() => this.#order());
  readonly #groups = $derived.by(() => this.#divide(this.#shown));

  constructor(board: Board, catalogue: Catalogue, time: { readonly now: number }) {
    this.#board = board;
    this.#catalogue = catalogue;
    this.#time = time;
  }

  get sorting(): Sorting {
    return this.#sorting;
  }
  /** All sources that fit, in order. */
  get shown(): readonly WatchedSource[] {
    return this.#shown;
  }
  /** The same, divided; one nameless group when nothing is grouped. */
  get groups(): readonly Group<WatchedSource>[] {
    return this.#groups;
  }
  get isFiltered(): boolean {
    return this.text.trim() !== '' || this.provider !== undefined || this.state !== 'all';
  }

  /** The same key again turns the direction; numbers begin with the largest. */
  sortBy(key: SortKey): void {
    const beginsDown = key === 'live' || key === 'queue' || key === 'wait';
    const down = key === this.#sorting.key ? !this.#sorting.down : beginsDown;
    this.#sorting = { key, down };
  }

  showAll(): void {
    this.text = '';
    this.provider = undefined;
    this.state = 'all';
  }

  readonly #accountName = (id: string): string => this.#board.account(id)?.name ?? id;

  #order(): readonly WatchedSource[] {
    void this.#time.now;
    const filter = { text: this.text, provider: this.provider, state: this.state };
    const sorting = this.#sorting;
    const sources = [...this.#board.sources.values()];
    return untrack(() => {
      this.#alphabetical = alphabetize(sources, this.#alphabetical);
      const fitting = this.#alphabetical.filter(toTest(filter, this.#accountName));
      const sorted = sortSources(fitting, sorting, this.#accountName);
      // The same array when nothing moved: then nothing that follows from it is computed again.
      return (this.#last = isSameOrder(sorted, this.#last) ? this.#last : sorted);
    });
  }

  #divide(shown: readonly WatchedSource[]): readonly Group<WatchedSource>[] {
    const { group } = this;
    if (group === 'none') return [{ items: shown }];
    const names = group === 'event' ? eventNames(this.#board.events) : undefined;
    const headingOf = {
      account: (source: WatchedSource) => this.#accountName(source.view.account),
      provider: (source: WatchedSource) => this.#catalogue.nameOf(source.view.provider),
      state: (source: WatchedSource) => toneWords[source.view.tone],
      event: (source: WatchedSource) => names?.get(source.id) ?? eventWords.noEvent,
    }[group];
    return untrack(() => divide(shown, headingOf));
  }
}
