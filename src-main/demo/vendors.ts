/**
 * The simulated vendors: one HTTP server on loopback that answers as Streampixel, Storm and FastPix do, and plays shows.
 * Used by `--demo`, by tests and by benches. Nothing of it is reachable from outside of the machine.
 *
 *     const vendors = await startVendors({ shows: 'still' });
 *     vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 9 });
 *     vendors.storm.set('edge', 'f1', { state: 'UNPUBLISHED' });
 *     vendors.fastpix.set(vendors.fastpix.find('Keynote'), { status: 'active', views: 120 });
 *     const mend = vendors.faults.add({ vendor: 'streampixel', kind: 'status', status: 429, headers: { 'retry-after': '3' } });
 */
import { startClock } from './clock.ts';
import type { ShowClock } from './clock.ts';
import { demoConfiguration, demoEvents } from './configuration.ts';
import type { DemoConfiguration } from './configuration-file.ts';
import { startFaults } from './faults/faults.ts';
import type { FaultControl } from './faults/faults.ts';
import { toFastpixControl } from './fastpix/control.ts';
import type { FastpixControl } from './fastpix/control.ts';
import { DEMO_STREAMS, SIDE_STAGE, streamSettings } from './fastpix/shows.ts';
import { openFastpix } from './fastpix/state.ts';
import { demoCredentials } from './names.ts';
import type { Stop, VendorName } from './names.ts';
import { toElsewhere } from './server/elsewhere.ts';
import type { SeenRequest } from './server/exchange.ts';
import { listen } from './server/listen.ts';
import type { Tls } from './server/listen.ts';
import { startRequestLog } from './server/request-log.ts';
import type { RequestLog } from './server/request-log.ts';
import { toListener } from './server/serve.ts';
import { toStormControl } from './storm/control.ts';
import type { StormControl } from './storm/control.ts';
import { demoStreams } from './storm/shows.ts';
import { openStorm } from './storm/state.ts';
import { toStreampixelControl } from './streampixel/control.ts';
import type { StreampixelControl } from './streampixel/control.ts';
import { manySetting } from './streampixel/many.ts';
import { demoSettings } from './streampixel/shows.ts';
import { openStreampixel } from './streampixel/state.ts';

export interface VendorOptions {
  /** Decides every random thing; the same seed and the same clock give the same bodies. Default 1. */
  readonly seed?: number;
  /** Seconds of show per second of the clock. Default 1: a queue forms within the first two minutes. */
  readonly speed?: number;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The vendors' clock and the shows' (epoch ms). Default: the machine's. */
  readonly now?: () => number;
  /** `demo` plays; `still` stands at fixed numbers until a test moves them (Showroom at live 7, queue 2). Default `demo`. */
  readonly shows?: 'demo' | 'still';
  /** Streampixel projects, in place of the demo's four. */
  readonly projects?: number;
  /** FastPix streams in all, e.g. 1137 for 23 pages of 50. Default 5. */
  readonly streams?: number;
  /** Which accounts the configuration document names. Default: all three. All vendors answer in any case. */
  readonly accounts?: readonly VendorName[];
  /** How many requests the log keeps at least, the newest. Default 10,000; 0 keeps none and is the cheapest. */
  readonly log?: number;
  /** Speaks https with this key and certificate instead of http. */
  readonly tls?: Tls;
}

export interface Vendors {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly origin: string;
  /** A `tallylight/1` document that points at these vendors, credentials included. */
  readonly configuration: DemoConfiguration;
  readonly credentials: typeof demoCredentials;
  readonly clock: ShowClock;
  readonly streampixel: StreampixelControl;
  readonly storm: StormControl;
  readonly fastpix: FastpixControl;
  readonly faults: FaultControl;
  /** What came in, oldest first; what reached the second server by a redirect is among it as vendor `elsewhere`. */
  requests(): readonly SeenRequest[];
  /** Empties the request log. */
  clear(): void;
  /** Told of each request as it comes in, before it is answered. */
  onRequest(listener: (request: SeenRequest) => void): Stop;
  /** Cuts all connections and frees the port. */
  stop(): Promise<void>;
}

/** Starts the simulated vendors. Rejects when the port is taken or the TLS key and certificate do not fit. */
export async function startVendors(options: VendorOptions = {}): Promise<Vendors> {
  const clock = clockOf(options);
  const log = startRequestLog(options.log ?? 10_000);
  const faults = startFaults();
  const elsewhere = toElsewhere(log, clock);
  const { sites, controls, projects, events } = openAll(options, clock);
  const serving = { sites, clock, log, faults, elsewhere: () => elsewhere.origin() };
  const server = await listen(toListener(serving), options.port ?? 0, options.tls);
  return {
    origin: server.origin,
    configuration: demoConfiguration(
      server.origin,
      options.accounts ?? ['streampixel', 'storm', 'fastpix'],
      projects,
      events,
    ),
    credentials: demoCredentials,
    clock,
    ...controls,
    faults: faults.control,
    ...logFace(log),
    stop: async () => void (await Promise.all([server.close(), elsewhere.close()])),
  };
}

function clockOf({ now = Date.now, speed = 1, shows }: VendorOptions): ShowClock {
  const clock = startClock(now, speed);
  return shows === 'still' ? { ...clock, seconds: () => 0 } : clock;
}

function openAll(options: VendorOptions, clock: ShowClock) {
  const { seed = 1, projects: count, streams = DEMO_STREAMS } = options;
  const still = options.shows === 'still';
  const projects =
    count === undefined ? demoSettings : Array.from({ length: count }, (_, index) => manySetting(index));
  const streampixel = openStreampixel(clock, seed, projects, still);
  const storm = openStorm(clock, seed, demoStreams, still);
  const settings = streamSettings(streams, seed, clock.now());
  const fastpix = openFastpix(clock, seed, settings, still);
  return {
    sites: [streampixel.site, storm.site, fastpix.site],
    controls: {
      streampixel: toStreampixelControl(streampixel.state, seed),
      storm: toStormControl(storm.state),
      fastpix: toFastpixControl(fastpix.state),
    },
    projects,
    events: eventsOf(options, clock.now(), settings[SIDE_STAGE]?.body.streamId),
  };
}

/** Only the demo as it is has one: what a test asks for differently has other sources. */
function eventsOf(
  { shows, projects, accounts, streams }: VendorOptions,
  now: number,
  stage: string | undefined,
) {
  const isPlain = (shows ?? projects ?? accounts ?? streams) === undefined;
  return isPlain && stage !== undefined ? demoEvents(now, stage) : [];
}

function logFace(log: RequestLog) {
  return {
    requests: () => log.requests(),
    clear: () => log.clear(),
    onRequest: (listener: (request: SeenRequest) => void) => log.onRequest(listener),
  };
}
