/** All state of the page once more, for a past: the same views show it, beside the live state and without touching it. */
import type { App } from '../state/app.ts';
import { makeParts } from '../state/app.ts';
import { Clock } from '../state/clock.svelte.ts';
import type { Place } from '../state/router.svelte.ts';
import { Router } from '../state/router.svelte.ts';
import { replayApi } from './replay-api.ts';

/** The clock of a replay: it stands where it is set. */
export class ReplayClock extends Clock {
  #at = $state(0);

  override get now(): number {
    return this.#at;
  }

  set(at: number): void {
    this.#at = at;
  }
}

/** An address of its own, so that the window's stays where it was. */
function ownPlace(): Place {
  return {
    location: { hash: '' },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
}

/** The state of a replay. It shares the look and the messages of the live page, and nothing else. */
export function replayApp(live: App, id: string, clock: ReplayClock): App {
  const { catalogue, preferences, theme, toast } = live;
  const api = replayApi(live.api, id, () => clock.now);
  const shared = { catalogue, preferences, theme, toast };
  return { ...live, ...makeParts(api, clock, shared), ...shared, api, router: new Router(ownPlace()) };
}
