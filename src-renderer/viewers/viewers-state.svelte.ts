/** Who watches a stream: one page at a time, asked for while somebody looks, kept nowhere. */
import type { Api } from '#contract/channels';
import type { ViewerList } from '#contract/channels/close-up';
import type { Failure } from '#contract/failure';
import { answerOf } from '../state/answer.ts';

type Main = Pick<Api, 'listViewers'>;

export class ViewersState {
  #list = $state.raw<ViewerList>();
  #failure = $state.raw<Failure>();
  #isReading = $state(false);
  #page = $state(1);
  #search = $state('');
  /** Addresses are asked for on purpose, and only while this page is looked at. */
  #showsPersonal = $state(false);
  #question = 0;
  readonly #main: Main;
  readonly #source: string;

  constructor(main: Main, source: string) {
    this.#main = main;
    this.#source = source;
  }

  get list(): ViewerList | undefined {
    return this.#list;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }
  get isReading(): boolean {
    return this.#isReading;
  }
  get page(): number {
    return this.#page;
  }
  get search(): string {
    return this.#search;
  }
  get showsPersonal(): boolean {
    return this.#showsPersonal;
  }

  /** Another search begins at its first page. */
  find(text: string): void {
    this.#search = text;
    this.#page = 1;
    void this.read();
  }

  turn(page: number): void {
    this.#page = Math.max(1, Math.min(page, this.#list?.pages ?? 1));
    void this.read();
  }

  showPersonal(on: boolean): void {
    this.#showsPersonal = on;
    void this.read();
  }

  /** The answer to the newest question counts; slower ones to older questions are dropped. */
  async read(): Promise<void> {
    const question = ++this.#question;
    this.#isReading = true;
    const search = this.#search.trim();
    const answer = await answerOf(() =>
      this.#main.listViewers({
        source: this.#source,
        page: this.#page,
        showPersonal: this.#showsPersonal,
        ...(search === '' ? {} : { search }),
      }),
    );
    if (question !== this.#question) return;
    this.#isReading = false;
    if (answer.ok) this.#list = answer.value;
    this.#failure = answer.ok ? undefined : answer.failure;
  }
}
