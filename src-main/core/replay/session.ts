/** One replay that is open: a file's past, ready to be asked for any of its moments. */
import type { MinuteAnswer } from '#contract/channels/rules';
import type { HistoryAnswer } from '#contract/channels/history';
import type { ReplayMoment, ReplayView } from '#contract/channels/replay';
import type { AccountView } from '#contract/model';
import { freshFor } from '../incidents/explain-minute.ts';
import { chiefOf } from '../monitor/keeping.ts';
import { startWatched, type Watched } from '../monitor/watched.ts';
import type { HistoryQuestion } from '../ports.ts';
import type { Provider } from '../provider.ts';
import { explainAt } from './explain-at.ts';
import type { FileSource, IncidentFile } from './file.ts';
import { lastPlace } from './last-place.ts';
import { snapshotAt, type Stage } from './moment.ts';
import { historyAt, sparklinesAt } from './past.ts';
import { provedIn } from './proved.ts';
import type { ReplayRun } from './run.ts';
import { stepsOf } from './steps.ts';

export interface ReplaySession {
  readonly view: ReplayView;
  momentAt(at: number, after?: number): ReplayMoment;
  historyAt(question: HistoryQuestion, now: number): HistoryAnswer;
  explainAt(source: string, at: number): readonly MinuteAnswer[];
}

/** A session over a file that was run. Providers must know every source's kind: files are checked before. */
export function openSession(
  id: string,
  file: IncidentFile,
  run: ReplayRun,
  providers: readonly Provider[],
  name: string | undefined,
): ReplaySession {
  const accounts = accountsOf(file.sources);
  const watched = file.sources.flatMap((source, place) => watchedOf(source, place, file.from, providers));
  const stage: Stage = { run, watched, accounts, version: file.version };
  const intervals = new Map(file.sources.map((one) => [one.id, one.interval]));
  const chiefs = new Map(watched.map((one) => [one.source.id, chiefOf(one)]));
  return {
    view: viewOf(id, file, run, name),
    momentAt: (asked, after) => {
      const at = Math.min(file.until, Math.max(file.from, asked));
      return {
        snapshot: snapshotAt(stage, at),
        sparklines: sparklinesAt(stage, chiefs, at),
        ...(after !== undefined && after < at ? { samples: samplesIn(stage, after, at) } : {}),
      };
    },
    historyAt: (question, now) => historyAt(stage, question, now),
    explainAt: (source, at) => explainAt(run, source, at, freshFor(intervals.get(source) ?? 0)),
  };
}

function viewOf(id: string, file: IncidentFile, run: ReplayRun, name: string | undefined): ReplayView {
  const { version, from, until, incident, cut } = file;
  return {
    id,
    version,
    from,
    until,
    begins: beginsAt(incident, run),
    incident,
    steps: stepsOf(file, run),
    stored: file.traces.length,
    proved: provedIn(file.traces, run.traces),
    ...(cut ? { cut } : {}),
    ...(name === undefined ? {} : { file: name }),
  };
}

/** So long before an incident its replay is opened, ms. */
const LEAD = 60_000;

/** Never before its sources had been seen: an overview of dashes tells nothing. */
function beginsAt({ openedAt, sources }: IncidentFile['incident'], { looks }: ReplayRun): number {
  const firsts = sources.flatMap((source) => looks.get(source)?.find(({ good }) => good)?.at ?? []);
  return Math.max(openedAt - LEAD, Math.min(openedAt, Math.max(-Infinity, ...firsts)));
}

/** Accounts are names here: a file holds no address, no configuration and no secret. */
function accountsOf(sources: readonly FileSource[]): readonly AccountView[] {
  const names = new Map(sources.map(({ account, provider }) => [account, provider]));
  return [...names].map(([name, provider]) => ({
    id: name,
    provider,
    name,
    baseUrl: '',
    config: {},
    hasSecret: false,
    sessionOnly: false,
    allowHttp: false,
    allowChanges: false,
    encrypted: true,
    condition: 'ok',
    sentence: '',
    sources: sources.filter((one) => one.account === name).length,
    wantedRate: 0,
    allowedRate: 0,
    stretch: 1,
  }));
}

function watchedOf(
  { id, label, provider: name, kind, account, interval, capacity }: FileSource,
  place: number,
  now: number,
  providers: readonly Provider[],
): readonly Watched[] {
  const provider = providers.find(({ descriptor }) => descriptor.id === name);
  if (!provider) return [];
  const source = {
    id,
    account,
    kind,
    key: {},
    label,
    interval,
    ...(capacity === undefined ? {} : { capacity }),
  };
  const own = {
    id: account,
    provider: name,
    name: account,
    baseUrl: '',
    config: {},
    allowHttp: false,
    allowChanges: false,
  };
  return [startWatched({ source, account: own, provider, handle: place + 1, automatic: false, now })];
}

/** Good samples after `after`, up to and with `at`, one source after the other. */
function samplesIn({ run, watched }: Stage, after: number, at: number): Float64Array {
  const flat = watched.flatMap(({ source, handle, kind }) => {
    const looks = run.looks.get(source.id) ?? [];
    return looks
      .slice(lastPlace(looks, after) + 1, lastPlace(looks, at) + 1)
      .filter((look) => look.good)
      .flatMap((look) => [handle, look.at, ...kind.metrics.map(({ id }) => look.readings[id] ?? NaN)]);
  });
  return Float64Array.from(flat);
}
