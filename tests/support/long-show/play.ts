/** Plays a long show through the whole core, real parsing and rules included, into a history on disk on its thread. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Account, Configuration, Source } from '../../../src-preload/contract/configuration.ts';
import { defaultPreferences } from '../../../src-preload/contract/configuration.ts';
import type { Retention } from '../../../src-main/core/history/questions.ts';
import type { Clock, Http } from '../../../src-main/core/ports.ts';
import { HistoryClient } from '../../../src-main/platform/history/client.ts';
import type { FromStore, StartThread } from '../../../src-main/platform/history/protocol.ts';
import { configurationOf, coreRun, type CoreRun } from '../core-run.ts';
import { promisesSettled, turnedClock, type TurnedClock } from '../turned-clock.ts';
import type { Player } from './players.ts';
import { recording, type Recording } from './recording.ts';
import { showHttp, type ShowHttp } from './show-http.ts';
import type { Timed } from './turned-store.ts';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const EVERY = 5_000;
export const START = Date.UTC(2026, 2, 20, 7, 13, 2, 300);

const CONFIG: Readonly<Record<Player['provider'], Record<string, string>>> = {
  streampixel: { userId: 'u' },
  storm: { auth: 'bearer' },
  fastpix: { accessTokenId: 't', watch: '' },
};
const SECRETS = { streampixel: { apiKey: 'k' }, storm: { token: 't' }, fastpix: { secretKey: 's' } };

const account = (provider: Player['provider']): Account => ({
  id: provider,
  provider,
  name: provider,
  baseUrl: `http://127.0.0.1:9/${provider}`,
  config: CONFIG[provider],
  allowHttp: false,
  allowChanges: false,
});

const KEYS: Readonly<Record<string, (id: string) => Record<string, string>>> = {
  'streampixel project': (id) => ({ projectId: id }),
  'storm stream': (id) => ({ application: 'edge', streamKey: id }),
  'storm viewer': (id) => ({ viewerId: id }),
  'fastpix stream': (id) => ({ streamId: id }),
};

const source = ({ id, provider, kind }: Player): Source => ({
  id,
  account: provider,
  kind,
  key: KEYS[`${provider} ${kind}`]?.(id) ?? {},
  label: id,
  interval: EVERY,
  ...(kind === 'project' ? { capacity: 50 } : {}),
});

function configurationFor(cast: readonly Player[], kept: Retention): Configuration {
  return configurationOf({
    accounts: [account('streampixel'), account('storm'), account('fastpix')],
    sources: cast.map(source),
    preferences: { ...defaultPreferences, ...kept },
  });
}

/** The bundle of `turned-store.ts`, and an environment in which it finds this project's packages. */
export interface BuiltThread {
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How many messages go to the thread at once: waking it costs far more than what it is told. */
const AT_ONCE = 60;

/** The history's own thread, but for its clock. Questions go at once, with all that was said before them. */
function turnedThread({ entry, env }: BuiltThread, path: string, clock: Clock): StartThread {
  return (events) => {
    const worker = new Worker(entry, { workerData: { path }, env });
    let waiting: Timed[] = [];
    worker.on('message', (messages: readonly FromStore[]) => messages.forEach((one) => events.message(one)));
    worker.on('error', (error) => {
      throw error;
    });
    return {
      post: (message) => {
        waiting.push({ now: clock.now(), message });
        if (message.type === 'batch' && waiting.length < AT_ONCE) return;
        worker.postMessage(waiting);
        waiting = [];
      },
      kill: () => void worker.terminate(),
    };
  };
}

/** `most` ms is how long it may last; `reach` is what lies between the app and the players' answers, nothing by default. */
export interface Show {
  readonly cast: readonly Player[];
  readonly kept: Retention;
  readonly most: number;
  reach?(http: ShowHttp, clock: TurnedClock): Http;
}

export interface Played {
  readonly clock: TurnedClock;
  readonly http: ShowHttp;
  readonly recorded: Recording;
  readonly kept: Retention;
  /** Samples whose readings are not what the vendor had said. */
  readonly wrong: string[];
  /** The core that runs now. */
  core(): CoreRun['core'];
  /** What the core that runs now has told. */
  run(): CoreRun;
  /** Lets time pass, with the store never more than minutes behind. */
  advance(span: number): Promise<void>;
  /** Ends the app whole, lets `off` ms pass, and starts it again over the same file. */
  restart(off: number): Promise<void>;
  /** Ends the app whole. */
  close(): Promise<void>;
}

/** Starts the show in `folder`. */
export async function play(
  thread: BuiltThread,
  folder: string,
  { cast, kept, most, reach = (http) => http }: Show,
): Promise<Played> {
  const clock = turnedClock(START, promisesSettled);
  const http = showHttp(clock, cast);
  const wrong: string[] = [];
  const recorded = recording(Math.ceil((most + HOUR) / EVERY), heldAgainst(http, wrong));
  const start = turnedThread(thread, join(folder, 'history.sqlite'), clock);
  const begin = (configuration: Configuration) =>
    beginApp(start, clock, (history) =>
      coreRun(() => reach(http, clock), configuration, SECRETS, { clock, history: recorded.over(history) }),
    );
  let app = await begin(configurationFor(cast, kept));
  const close = async () => {
    app.run.core.stop();
    await app.history.close();
  };
  return {
    ...{ clock, http, recorded, kept, wrong, close },
    core: () => app.run.core,
    run: () => app.run,
    advance: (span) => advance(clock, () => app.history, span),
    async restart(off) {
      await close();
      await clock.advance(off);
      app = await begin(app.run.saved());
    },
  };
}

/** What a sample says must be what the vendor had said; readings of our own, like the wait, no vendor tells. */
function heldAgainst(http: ShowHttp, wrong: string[]): Parameters<typeof recording>[1] {
  return ({ source: id, values }, metrics) => {
    const said = http.told.get(id)?.readings ?? {};
    metrics.forEach((metric, place) => {
      const want = said[metric];
      if (want !== undefined && want !== values[place])
        wrong.push(`${id} ${metric} ${want} ${values[place]}`);
    });
  };
}

async function beginApp(start: StartThread, clock: Clock, runOver: (history: HistoryClient) => CoreRun) {
  const history = new HistoryClient({ start, clock, log: stopOnTrouble });
  const run = runOver(history);
  await run.core.start();
  return { run, history };
}

async function advance(clock: TurnedClock, history: () => HistoryClient, span: number): Promise<void> {
  let behind: Promise<unknown> = Promise.resolve();
  for (let left = span; left > 0; left -= 10 * MINUTE) {
    await clock.advance(Math.min(left, 10 * MINUTE));
    await behind;
    behind = history().sparklines([], clock.now());
  }
  await behind;
}

function stopOnTrouble(_level: string, event: string): void {
  throw new Error(event);
}
