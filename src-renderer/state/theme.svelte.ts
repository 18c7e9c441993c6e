/** Whether the page is dark now, for what draws its own colours. */
import { MediaQuery } from 'svelte/reactivity';
import type { PreferenceState } from './preferences.svelte.ts';

export class Theme {
  readonly #preferences: PreferenceState;
  readonly #system = new MediaQuery('prefers-color-scheme: dark');

  constructor(preferences: PreferenceState) {
    this.#preferences = preferences;
  }

  get isDark(): boolean {
    const { theme } = this.#preferences.current;
    return theme === 'system' ? this.#system.current : theme === 'dark';
  }
}
