/** Which view is shown. The address lives in the location's hash, so back, forward and reload work as people expect. */
import { parseRoute, toAddress } from './routes.ts';
import type { Route } from './routes.ts';

/** What the router needs of a browser window. */
export interface Place {
  readonly location: { hash: string };
  addEventListener(type: 'hashchange', listener: () => void): void;
  removeEventListener(type: 'hashchange', listener: () => void): void;
}

export class Router {
  #route: Route;
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
    this.#route = $state.raw(parseRoute(place.location.hash));
  }

  get route(): Route {
    return this.#route;
  }

  go(route: Route): void {
    this.#route = route;
    this.#place.location.hash = toAddress(route);
  }

  /** Follows the address; returns the undo. */
  start(): () => void {
    const follow = () => {
      if (toAddress(this.#route) !== this.#place.location.hash)
        this.#route = parseRoute(this.#place.location.hash);
    };
    this.#place.addEventListener('hashchange', follow);
    return () => this.#place.removeEventListener('hashchange', follow);
  }
}
