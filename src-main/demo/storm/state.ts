import { heldClock } from '../clock.ts';
import type { ShowClock } from '../clock.ts';
import { demoCredentials } from '../names.ts';
import type { VendorSite } from '../server/exchange.ts';
import { answer, failure } from './routes.ts';
import { openStream, streamBody } from './streams.ts';
import type { Stream } from './streams.ts';
import type { StreamSetting } from './stream-show.ts';
import type { HeldViewer } from './viewers.ts';

/** How this Storm server is set up; every one of these differs between installations (reference/providers.md 2.1, 2.2). */
export interface StormSetup {
  /** Header that carries the token. */
  auth: 'bearer' | 'x-api-key';
  /** Path in front of all endpoints. */
  prefix: string;
  /** Whether `GET /api/streams` is there. */
  hasStreamList: boolean;
  /** Whether the lists of viewers are there. */
  hasViewerList: boolean;
}

export interface StormState {
  readonly clock: ShowClock;
  readonly seed: number;
  /** By `application/streamKey`. */
  readonly streams: Map<string, Stream>;
  /** Viewers held by hand, by id. */
  readonly viewers: Map<string, HeldViewer>;
  readonly setup: StormSetup;
  readonly launchedAt: number;
  token: string;
}

/** The simulated Storm server at the beginning of its show. */
export function openStorm(
  clock: ShowClock,
  seed: number,
  settings: readonly StreamSetting[],
  still: boolean,
): { site: VendorSite; state: StormState } {
  const streams = settings.map((setting) => openStream(setting, seed));
  if (still) streams.forEach((stream) => holdStill(stream, clock));
  const state: StormState = {
    clock,
    seed,
    streams: new Map(
      streams.map((stream) => [`${stream.setting.application}/${stream.setting.streamKey}`, stream]),
    ),
    viewers: new Map(),
    setup: { auth: 'bearer', prefix: '/api', hasStreamList: true, hasViewerList: true },
    launchedAt: clock.now() - 86_400_000,
    token: demoCredentials.storm.token,
  };
  const site: VendorSite = {
    name: 'storm',
    contentType: 'application/json',
    answer: (ask) => answer({ ...state, clock: heldClock(clock) }, ask),
    failure,
  };
  return { site, state };
}

/** Fixed at what the show begins with; counters and duration go on. */
function holdStill(stream: Stream, clock: ShowClock): void {
  const body = streamBody(stream, clock);
  if (body) stream.held = { at: clock.now(), body };
}
