/** What the page can be shown with: configurations, and the answers of their simulated vendors by path and time. */
import type { Account, AlertRule, Destination, PlannedEvent, Source } from '#contract/configuration';
import type { CertificateFacts, Failure } from '#contract/failure';
import type { HistoryEntry } from '../../../src-main/core/ports.ts';
import { toldDestinations as destinations } from './told-destinations.ts';
import { liveStream, projectBody, streamBody, viewerBody, wave, type StreamShow } from './answers.ts';
import { foundScenarios } from './found-scenarios.ts';
import { longAccounts, longEvents, longRules, longSources, strangeSources } from './long-scenario.ts';
import { studioAnswer, studioIds, studioPast, type StudioAsk } from './studio-show.ts';
import { shown } from './planned.ts';

export type Answer =
  | { readonly status: number; readonly body?: unknown; readonly html?: true }
  /** A picture in base64. */
  | { readonly status: number; readonly picture: string }
  | { readonly fail: Failure['kind']; readonly certificate?: CertificateFacts };

export interface Scenario {
  readonly accounts: readonly Account[];
  readonly sources: readonly Source[];
  /** Events at the moment the page is opened. */
  readonly events?: () => readonly PlannedEvent[];
  /** Path segments joined by `/`; times epoch ms. */
  readonly answer: (path: string, at: number, ask: StudioAsk) => Answer;
  /** What the history holds besides samples. */
  readonly kept?: readonly HistoryEntry[];
  readonly destinations?: readonly Destination[];
  /** Beside the starter rules. */
  readonly rules?: readonly AlertRule[];
  /** The keychain keeps nothing, and the app says so. */
  readonly locked?: true;
  /** How much of the past is let happen first, ms. */
  readonly before: number;
}

const MINUTE = 60_000;
const LOCAL = 'http://127.0.0.1:9';
const account = (id: string, provider: string, name: string, config: Record<string, string>): Account => ({
  id,
  provider,
  name,
  baseUrl: `${LOCAL}/${id}`,
  config,
  allowHttp: false,
  allowChanges: false,
});

const main = account('sp', 'streampixel', 'Main', { userId: 'u1' });
const edge = account('edge', 'storm', 'Edge', { auth: 'bearer' });
const studio = account('fp', 'fastpix', 'Studio', { accessTokenId: 't1', watch: '' });
const accounts = [main, edge, studio];

const source = (
  of: Account,
  id: string,
  kind: string,
  label: string,
  key: Record<string, string>,
  more: Partial<Source> = {},
): Source => ({ id, account: of.id, kind, key, label, ...more });

const begun = Date.now() - 190 * MINUTE;
const shows: readonly StreamShow[] = [
  { application: 'edge', key: 'f1', seed: 3, startedAt: begun, health: (at) => wave(5, at, 84, 97) },
  { application: 'edge', key: 'rally', seed: 11, startedAt: begun, health: (at) => wave(12, at, 18, 34) },
  { application: 'edge', key: 'paddock', seed: 21, startedAt: begun },
];

const usual: readonly Source[] = [
  source(main, 'showroom', 'project', 'Showroom', { projectId: 'showroom' }, { capacity: 50 }),
  source(main, 'tour', 'project', 'Castle tour', { projectId: 'tour' }, { capacity: 8 }),
  source(main, 'quiet', 'project', 'Night shift', { projectId: 'quiet' }),
  source(edge, 'f1', 'stream', 'Race feed', { application: 'edge', streamKey: 'f1' }),
  source(edge, 'rally', 'stream', 'Rally, forest stage', { application: 'edge', streamKey: 'rally' }),
  source(edge, 'paddock', 'stream', 'Paddock', { application: 'edge', streamKey: 'paddock' }),
  source(edge, 'gone', 'stream', 'Rehearsal', { application: 'edge', streamKey: 'gone' }),
  source(edge, 'vip', 'viewer', 'VIP box', { viewerId: 'v_123' }),
  source(studio, 'keynote', 'stream', 'Keynote', { streamId: 'k1' }),
  source(studio, 'side', 'stream', 'Side stage', { streamId: 'k2' }),
  source(studio, 'idle', 'stream', 'Yesterday', { streamId: 'k3' }),
  source(main, 'held', 'project', 'On hold', { projectId: 'held' }, { paused: true }),
];

const list = [
  liveStream('k1', 'Keynote', 'active'),
  liveStream('k2', 'Side stage', 'preparing'),
  liveStream('k3', 'Yesterday', 'idle'),
];

const good = (body: unknown): Answer => ({ status: 200, body });

const loaded = Date.now();

/** Full all evening; in the last minutes more come than go. */
function rush(at: number) {
  const since = at - (loaded - 4 * MINUTE);
  const queueUser = since < 0 ? Math.round(wave(33, at, 0, 2)) : Math.round(2 + since / 18_000);
  return { liveUser: 50 - Math.round(wave(34, at, 0, 2)) * (since < 0 ? 1 : 0), queueUser };
}

function usualAnswer(path: string, at: number): Answer {
  const last = path.split('/').at(-1) ?? '';
  if (last === 'showroom') return good(rush(at));
  if (last === 'tour' && at > loaded - 10 * MINUTE && at < loaded - 8 * MINUTE) return { fail: 'timeout' };
  if (path.includes('userStats')) {
    if (last === 'quiet') return good({ liveUser: 0, queueUser: 0 });
    const capacity = last === 'tour' ? 8 : 50;
    return good(
      projectBody(last === 'tour' ? 40 : 31, at, capacity, capacity * (last === 'tour' ? 1.05 : 1.5)),
    );
  }
  const show = shows.find((one) => path.endsWith(`${one.application}/${one.key}`));
  if (show) return good(streamBody(show, at));
  if (path.includes('viewers/')) return good(viewerBody(last, at));
  if (path.includes('viewer-count'))
    return good({ success: true, data: { views: Math.round(wave(61, at, 300, 1_400)) } });
  const one = list.find(({ streamId }) => streamId === last);
  if (one) return good({ success: true, data: one });
  if (path.includes('live/streams'))
    return good({ success: true, data: list, pagination: { totalRecords: 3 } });
  return { status: 404, body: { message: 'Stream not found' } };
}

const failures: Readonly<Record<string, Answer>> = {
  showroom: { status: 401, body: { message: 'Unauthorized: Invalid API Key' } },
  tour: { status: 401, body: { message: 'Unauthorized: Invalid API Key' } },
  quiet: { status: 401, body: { message: 'Unauthorized: Invalid API Key' } },
  f1: { fail: 'timeout' },
  rally: { status: 500, body: { message: 'Internal server error' } },
  paddock: { status: 200, html: true },
  v_123: { status: 403, body: { message: 'Forbidden' } },
};

/** Good for a while, then everything fails in its own way. */
function failingAnswer(path: string, at: number): Answer {
  const last = path.split('/').at(-1) ?? '';
  if (at < loaded - 4 * MINUTE) return usualAnswer(path, at);
  return failures[last] ?? (path.includes('live/streams') ? { fail: 'unreachable' } : usualAnswer(path, at));
}
const many = (count: number): readonly Source[] =>
  Array.from({ length: count }, (_, index) =>
    source(main, `s${index}`, 'project', `Hall ${index + 1}`, { projectId: `p${index}` }, { capacity: 20 }),
  );

const manyAnswer = (path: string, at: number): Answer => {
  const number = Number(path.split('/p').at(-1));
  return number % 97 === 5 ? { fail: 'timeout' } : good(projectBody(number, at, 20, 20 + (number % 13)));
};

const changing = { ...studio, allowChanges: true };
const changeable = ['Keynote', 'Side stage', 'Yesterday', 'Backstage'].map((label, index) =>
  source(studio, ['keynote', 'side', 'idle', 'backstage'][index] ?? '', 'stream', label, {
    streamId: studioIds[index] ?? '',
  }),
);
const changeableAnswer: Scenario['answer'] = (path, at, ask) =>
  studioAnswer(path, ask) ?? usualAnswer(path, at);
const studioSources = [...usual.slice(0, 4), ...changeable];
const QUARTER = 16 * MINUTE;
const scenarios: Readonly<Record<string, Scenario>> = {
  first: { accounts: [], sources: [], answer: usualAnswer, before: 0 },
  empty: { accounts, sources: [], answer: usualAnswer, before: 0 },
  full: { accounts, sources: usual, answer: usualAnswer, before: QUARTER },
  studio: {
    accounts: [main, edge, changing],
    sources: studioSources,
    answer: changeableAnswer,
    before: QUARTER / 4,
    kept: studioPast,
  },
  'studio-off': { accounts, sources: studioSources, answer: changeableAnswer, before: QUARTER / 4 },
  told: { accounts, sources: usual, answer: usualAnswer, before: QUARTER, destinations },
  failing: { accounts, sources: usual, answer: failingAnswer, before: QUARTER },
  locked: { accounts, sources: usual, answer: usualAnswer, before: 60_000, locked: true },
  strange: { accounts, sources: strangeSources(usual), answer: usualAnswer, before: QUARTER / 2 },
  many: { accounts: [main], sources: many(1_000), answer: manyAnswer, before: 30_000 },
  long: {
    accounts: longAccounts(accounts),
    sources: longSources(usual, many(1_000)),
    answer: (path, at) => (/\/p\d+$/.test(path) ? manyAnswer : usualAnswer)(path, at),
    before: 2 * MINUTE,
    rules: longRules,
    events: longEvents,
  },
  ...foundScenarios,
  crowd: { accounts: [main], sources: many(10_000), answer: manyAnswer, before: 6_000 },
};

/** A scenario by name; unknown ones are the full one. */
export function scenarioOf(name: string): Scenario {
  const events = shown[name];
  const found = scenarios[events?.of ?? name] ?? scenarios['full'];
  if (found === undefined) throw new Error('no scenario');
  return { ...found, ...events };
}
