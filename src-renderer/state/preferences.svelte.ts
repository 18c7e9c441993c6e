/** What the user has set. A change is shown at once and taken back when main refuses it. */
import type { Api } from '#contract/channels';
import { defaultPreferences } from '#contract/configuration';
import type { Preferences } from '#contract/configuration';
import type { Failure } from '#contract/failure';
import { answerOf } from './answer.ts';

export type PreferencesApi = Pick<Api, 'readPreferences' | 'changePreferences' | 'onPreferences'>;

/** A copy that may cross to main: its schema wants arrays of its own. */
function toInput({ quietHours, ...rest }: Partial<Preferences>) {
  return quietHours === undefined
    ? rest
    : { ...rest, quietHours: { ...quietHours, days: [...quietHours.days] } };
}

export class PreferenceState {
  #current = $state.raw<Preferences>(defaultPreferences);
  #failure = $state.raw<Failure>();
  readonly #api: PreferencesApi;

  constructor(api: PreferencesApi) {
    this.#api = api;
  }

  get current(): Preferences {
    return this.#current;
  }
  /** Why the last change was not kept. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  start(): () => void {
    const stop = this.#api.onPreferences((preferences) => (this.#current = preferences));
    void this.#read();
    return stop;
  }

  async change(change: Partial<Preferences>): Promise<void> {
    const before = this.#current;
    this.#failure = undefined;
    this.#current = { ...before, ...change };
    const answer = await answerOf(() => this.#api.changePreferences(toInput(change)));
    this.#current = answer.ok ? answer.value : before;
    if (!answer.ok) this.#failure = answer.failure;
  }

  async #read(): Promise<void> {
    const answer = await answerOf(() => this.#api.readPreferences(undefined));
    if (answer.ok) this.#current = answer.value;
  }
}
