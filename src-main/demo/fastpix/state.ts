import type { ShowClock } from '../clock.ts';
import { demoCredentials } from '../names.ts';
import type { VendorSite } from '../server/exchange.ts';
import { failure } from './failures.ts';
import { answer } from './routes.ts';
import { openStream, standingOf } from './streams.ts';
import type { Stream, StreamSetting } from './streams.ts';

/** Behaviours of the real service that differ over time or by token. */
export interface FastpixSetup {
  /** A token without write permission: 403 on everything but GET. */
  readOnly: boolean;
  /**
   * `viewer-count` of a stream that is not live: 404 (recorded 2026-06) or 200 with 0 (recorded 2026-05); `last` is how a count
   * of all views so far would stand.
   */
  viewerCountWhenIdle: 'not-found' | 'zero' | 'last';
  /** Actions answer success and change nothing: what an unconfirmed action looks like. */
  ignoresActions: boolean;
}

export interface FastpixState {
  readonly clock: ShowClock;
  readonly seed: number;
  readonly streams: Map<string, Stream>;
  readonly setup: FastpixSetup;
  /** Index of the last stream made. */
  made: number;
  accessTokenId: string;
  secretKey: string;
}

/** The simulated FastPix at the beginning of its show. */
export function openFastpix(
  clock: ShowClock,
  seed: number,
  settings: readonly StreamSetting[],
  still: boolean,
): { site: VendorSite; state: FastpixState } {
  const state: FastpixState = {
    clock,
    seed,
    streams: new Map(settings.map((setting) => [setting.body.streamId, openStream(setting)])),
    setup: { readOnly: false, viewerCountWhenIdle: 'not-found', ignoresActions: false },
    made: settings.length - 1,
    ...demoCredentials.fastpix,
  };
  if (still) for (const stream of state.streams.values()) holdStill(stream, clock);
  const site: VendorSite = {
    name: 'fastpix',
    contentType: 'application/json;charset=UTF-8',
    answer: (ask) => answer(state, ask),
    failure,
  };
  return { site, state };
}

function holdStill(stream: Stream, clock: ShowClock): void {
  const { status, views } = standingOf(stream, clock);
  stream.held = { status };
  if (views !== undefined) stream.heldViews = views;
}
