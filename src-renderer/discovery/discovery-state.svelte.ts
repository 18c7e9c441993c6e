/** What an account has to watch: read once when asked for, then searched, ticked and named in the page. */
import type { Api } from '#contract/channels';
import type { Discovered } from '#contract/channels/sources';
import type { Failure } from '#contract/failure';
import { answerOf } from '../state/answer.ts';
import { noNames, noneTicked, withName, withTicks, type Ticked } from './choice.ts';

type Main = Pick<Api, 'discoverSources' | 'stopDiscovery' | 'onDiscovery'>;

export class DiscoveryState {
  query = $state('');
  #entries = $state.raw<readonly Discovered[]>([]);
  #phase = $state<'reading' | 'read' | 'failed' | 'stopped'>('reading');
  #failure = $state.raw<Failure>();
  #soFar = $state(0);
  #isWhole = $state(true);
  /** Places in the list. */
  #ticked = $state.raw(noneTicked);
  #names = $state.raw(noNames);
  readonly #texts = $derived.by(() =>
    this.#entries.map(({ label, detail = '', key }) =>
      [label, detail, ...Object.values(key)].join(' ').toLowerCase(),
    ),
  );
  readonly #shown = $derived.by(() => {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    const isMatch = (text: string) => words.every((word) => text.includes(word));
    return this.#texts.flatMap((text, place) => (isMatch(text) ? [place] : []));
  });
  readonly #free = $derived.by(() => this.#shown.filter((place) => this.#entries[place]?.watched === false));
  readonly #main: Main;
  readonly #account: string;

  constructor(main: Main, account: string) {
    this.#main = main;
    this.#account = account;
  }

  get phase() {
    return this.#phase;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }
  /** How many were found so far, while the list is being read. */
  get soFar(): number {
    return this.#soFar;
  }
  get isWhole(): boolean {
    return this.#isWhole;
  }
  get entries(): readonly Discovered[] {
    return this.#entries;
  }
  /** Places of the entries that the search leaves. */
  get shown(): readonly number[] {
    return this.#shown;
  }
  /** Places of those of them that are not watched. */
  get free(): readonly number[] {
    return this.#free;
  }
  get ticked(): Ticked {
    return this.#ticked;
  }
  get watched(): number {
    return this.#entries.reduce((sum, { watched }) => sum + (watched ? 1 : 0), 0);
  }
  /** The ticked ones that are on air. */
  get live(): number {
    return [...this.#ticked].filter((place) => this.#entries[place]?.live).length;
  }
  get isAllTicked(): boolean {
    return this.#free.length > 0 && this.#free.every((place) => this.#ticked.has(place));
  }

  nameOf(place: number): string {
    return this.#names.get(place) ?? this.#entries[place]?.label ?? '';
  }

  name(place: number, name: string): void {
    this.#names = withName(this.#names, place, name);
  }

  tick(place: number, on: boolean): void {
    this.#ticked = withTicks(this.#ticked, [place], on);
  }

  /** Ticks or clears all that the search leaves; what it hides stays as it is. */
  tickShown(on: boolean): void {
    this.#ticked = withTicks(this.#ticked, this.#free, on);
  }

  /** The ticked entries as sources, each under the name it was given; one without a name keeps its own. */
  toSources() {
    return [...this.#ticked].flatMap((place) => {
      const entry = this.#entries[place];
      if (entry === undefined) return [];
      const { kind, key, label } = entry;
      return [{ kind, key: { ...key }, label: this.nameOf(place).trim() || label }];
    });
  }

  /** Reads the list, from its beginning. */
  async read(): Promise<void> {
    this.#phase = 'reading';
    this.#failure = undefined;
    this.#soFar = 0;
    const answer = await answerOf(() => this.#main.discoverSources({ account: this.#account }));
    if (!answer.ok && answer.failure.kind === 'cancelled') return;
    this.#phase = answer.ok ? 'read' : 'failed';
    if (!answer.ok) return void (this.#failure = answer.failure);
    this.#ticked = noneTicked;
    this.#names = noNames;
    this.#entries = answer.value.found;
    this.#isWhole = answer.value.isWhole;
  }

  stop(): void {
    if (this.#phase !== 'reading') return;
    this.#phase = 'stopped';
    void answerOf(() => this.#main.stopDiscovery({ account: this.#account }));
  }

  /** Reads the list and hears how far that is; the undo ends a reading that nobody waits for any more. */
  start(): () => void {
    const unsubscribe = this.#main.onDiscovery(({ account, found }) => {
      if (account === this.#account) this.#soFar = found;
    });
    void this.read();
    return () => {
      unsubscribe();
      this.stop();
    };
  }
}
