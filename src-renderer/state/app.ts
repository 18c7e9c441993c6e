/** All state of the page, made once in main.ts and given down by context. */
import { createContext } from 'svelte';
import type { Api } from '#contract/channels';
import { ActionsState } from '../actions/actions-state.svelte.ts';
import { Selection } from '../actions/selection.svelte.ts';
import { Replay } from '../replay/replay.svelte.ts';
import { SinceLeftState } from '../history/since-left.svelte.ts';
import { Board } from './board.svelte.ts';
import { Catalogue } from './catalogue.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { Feed } from './feed.svelte.ts';
import { FloatingState } from './floating.svelte.ts';
import { OverviewList } from './overview-list.svelte.ts';
import { PreferenceState } from './preferences.svelte.ts';
import { Router } from './router.svelte.ts';
import { parseRoute } from './routes.ts';
import { Theme } from './theme.svelte.ts';
import { Toast } from './toast.svelte.ts';

export interface App {
  readonly actions: ActionsState;
  readonly api: Api;
  readonly board: Board;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly feed: Feed;
  readonly floating: FloatingState;
  readonly list: OverviewList;
  readonly preferences: PreferenceState;
  readonly replay: Replay;
  readonly router: Router;
  readonly selection: Selection;
  readonly sinceLeft: SinceLeftState;
  readonly theme: Theme;
  readonly toast: Toast;
}

type Shared = Pick<App, 'catalogue' | 'preferences' | 'toast'>;

/** The parts that show one stretch of time: the present, or a past that is replayed. */
export function makeParts(api: Api, clock: Clock, { catalogue, toast }: Shared) {
  const board = new Board(catalogue);
  return {
    actions: new ActionsState(api, toast),
    board,
    clock,
    feed: new Feed(api, catalogue, board),
    floating: new FloatingState(),
    list: new OverviewList(board, catalogue, clock),
    selection: new Selection(),
  };
}

/** Makes the parts and joins them; nothing runs before `startApp`. */
export function makeApp(api: Api, page: Window): App {
  const preferences = new PreferenceState(api);
  const shared = { catalogue: new Catalogue(), preferences, toast: new Toast() };
  const app: App = {
    ...makeParts(api, new Clock(), shared),
    ...shared,
    api,
    replay: new Replay(() => app),
    router: new Router(page),
    sinceLeft: new SinceLeftState(api, page.localStorage),
    theme: new Theme(preferences),
  };
  return app;
}

/** Starts to listen to main, the clock and the address bar; returns the undo of all. */
export function startApp(app: App, page: Document): () => void {
  const stops = [
    app.router.start(),
    app.api.onNavigate(({ route, at }) => {
      app.floating.close();
      app.replay.close();
      app.router.go(parseRoute(route, at));
    }),
    app.preferences.start(),
    app.feed.start(),
    app.actions.start(),
    app.sinceLeft.start(page),
    // Nothing is sent to a hidden window: the next show begins with a snapshot.
    app.clock.start(page, () => void app.feed.refresh()),
  ];
  return () => stops.forEach((stop) => stop());
}

export const [useApp, provideApp] = createContext<App>();
