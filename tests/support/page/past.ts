/** Two weeks that never were: what the history answers for times before the page was opened, the same in every run. */
import type { Annotation, Band, Gap, HistoryAnswer, SeriesAnswer } from '#contract/channels/history';
import { done } from '#contract/failure';
import { bucketed } from '../../../src-main/core/history/buckets.ts';
import type { History, HistoryQuestion } from '../../../src-main/core/ports.ts';
import { noise } from './answers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const loaded = Date.now();
/** What happened later was really looked at, by the core over the simulated vendors. */
const BEGIN = loaded - 16 * MINUTE;
const OLDEST = loaded - 33 * DAY;

/** 0 at night, 1 at eight in the evening. */
const evening = (at: number) => Math.max(0, Math.sin((((at / HOUR + 10) % 24) / 24) * 2 * Math.PI)) ** 1.4;
const unrest = (seed: number, at: number, span: number) => noise(seed, Math.floor(at / span)) - 0.5;
const busy = (seed: number, at: number) =>
  0.12 +
  0.8 * evening(at) * (0.7 + 0.3 * noise(seed, Math.floor(at / DAY))) +
  0.1 * unrest(seed, at, 20 * MINUTE);

const seedOf = (source: string) => [...source].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
const people = (seed: number, at: number, most: number) =>
  Math.max(0, Math.round(most * busy(seed, at) + 4 * unrest(seed, at, 5_000)));
const queueAt = (seed: number, at: number) => Math.max(0, people(seed, at, 66) - 50);

const values: Readonly<Record<string, (seed: number, at: number) => number>> = {
  live: (seed, at) => Math.min(50, people(seed, at, 66)),
  queue: queueAt,
  wait: (seed, at) => queueAt(seed, at) * 26,
  waitLow: (seed, at) => queueAt(seed, at) * 18,
  waitHigh: (seed, at) => queueAt(seed, at) * 39,
  arrivals: (seed, at) => 2 + 3 * busy(seed, at) + unrest(seed, at, 30_000),
  departures: (seed, at) => 2 + 2.8 * busy(seed, at) + unrest(seed + 1, at, 30_000),
  viewers: (seed, at) => people(seed, at, 140),
  views: (seed, at) => people(seed, at, 1_400),
  health: (seed, at) => Math.round(90 + 8 * unrest(seed, at, 5 * MINUTE)),
  inBandwidth: (seed, at) => 690_000 + 80_000 * unrest(seed, at, 10_000),
  outBandwidth: (seed, at) => people(seed, at, 140) * 590_000,
};
const valueOf = (source: string, metric: string, at: number) =>
  (values[metric] ?? ((seed: number, time: number) => 40 + 20 * busy(seed, time)))(seedOf(source), at);

const gap = (ago: number, span: number, kind: Gap['kind']): Gap => ({
  from: loaded - ago,
  until: loaded - ago + span,
  kind,
});
const gaps: readonly Gap[] = [
  gap(32 * MINUTE, 3 * MINUTE, 'timeout'),
  gap(140 * MINUTE, 14 * MINUTE, 'unauthorized'),
  gap(11 * HOUR, 40 * MINUTE, 'paused'),
  gap(15 * HOUR, 5 * HOUR, 'asleep'),
  gap(4 * DAY, 7 * HOUR, 'unreachable'),
  gap(9 * DAY, 20 * HOUR, 'app-off'),
];

const band = (source: string, id: string, ago: number, span: number, severity: Band['severity']): Band => ({
  id: `past-${id}`,
  source,
  severity,
  title: severity === 'critical' ? 'Queue long: 14 are waiting' : 'Queue growing: 9 are waiting',
  from: loaded - ago,
  until: loaded - ago + span,
});
const bandsOf = (source: string): readonly Band[] => [
  band(source, 'a', 7 * MINUTE, 3 * MINUTE, 'warning'),
  band(source, 'b', 46 * MINUTE, 8 * MINUTE, 'critical'),
  band(source, 'c', 200 * MINUTE, 25 * MINUTE, 'warning'),
  ...Array.from({ length: 13 }, (_, day) =>
    band(source, `d${day}`, (day + 0.4) * DAY, 2 * HOUR, day % 3 === 0 ? 'critical' : 'warning'),
  ),
];
const marksOf = (source: string): readonly Annotation[] =>
  [4 * MINUTE, 20 * MINUTE, 170 * MINUTE, 20 * HOUR, 6 * DAY].map((ago) => ({
    at: loaded - ago,
    source,
    kind: 'restart',
    text: 'The stream was restarted',
  }));

const isSeen = (at: number) =>
  at >= OLDEST && at < BEGIN && !gaps.some(({ from, until }) => at >= from && at <= until);

/** Looked at every 5 s; of long ranges only as often as a pixel needs. */
function pastSeries(source: string, metric: string, { from, until, width }: HistoryQuestion): SeriesAnswer {
  const step = Math.max(5_000, Math.round((until - from) / width / 6 / 5_000) * 5_000);
  const points = [];
  for (let at = Math.ceil(from / step) * step; at <= Math.min(until, BEGIN); at += step)
    if (isSeen(at)) points.push({ at, value: valueOf(source, metric, at) });
  return { source, metric, step: 0, ...bucketed(points, from, until, width) };
}

const columns = ['at', 'min', 'max', 'mean', 'last', 'count'] as const;
const joined = (past: SeriesAnswer, own: SeriesAnswer): SeriesAnswer => ({
  ...own,
  ...Object.fromEntries(columns.map((name) => [name, Float64Array.of(...past[name], ...own[name])])),
});

/** A history that has a past besides what it was told. */
export function withPast(history: History): History {
  const query = async (question: HistoryQuestion) => {
    const own = await history.query(question);
    if (!own.ok) return own;
    const isShown = (of: { from: number; until?: number }) =>
      of.from <= question.until && (of.until ?? loaded) >= question.from;
    const names = [...new Set(question.series.map(({ source }) => source))];
    const answer: HistoryAnswer = {
      ...own.value,
      series: own.value.series.map((one) => joined(pastSeries(one.source, one.metric, question), one)),
      gaps: [
        ...own.value.gaps,
        ...names.flatMap((source) => gaps.filter(isShown).map((one) => ({ ...one, source }))),
      ],
      bands: names.flatMap((source) => bandsOf(source).filter(isShown)),
      annotations: names.flatMap((source) =>
        marksOf(source).filter(({ at }) => at >= question.from && at <= question.until),
      ),
    };
    return done(answer);
  };
  return { ...history, query };
}

/** What a history on disk would say of itself, and of an absence. */
export const storedHandlers = {
  readHistorySize: () =>
    done({
      bytes: 84_300_000,
      samples: 21_480_000,
      from: OLDEST,
      sources: [
        { source: 'showroom', bytes: 30_200_000, from: OLDEST },
        { source: 'f1', bytes: 21_700_000, from: OLDEST },
        { source: 'lobby-2024', bytes: 4_100_000, from: OLDEST },
      ],
    }),
  clearHistory: () => done(undefined),
  forgetEverything: () => done(undefined),
  startExport: () => done({ id: 'export-1', file: 'tallylight-showroom.csv' }),
  cancelExport: () => done(undefined),
  readSinceLeft: ({ since }: { since: number }) =>
    done({
      since,
      until: loaded,
      raised: [
        {
          ...band('showroom', 'a', 7 * MINUTE, 3 * MINUTE, 'critical'),
          title: 'Queue long: Showroom',
          until: undefined,
        },
        {
          ...band('rally', 'b', 46 * MINUTE, 8 * MINUTE, 'warning'),
          title: 'Poor health: Rally, forest stage',
        },
        { ...band('keynote', 'c', 80 * MINUTE, 25 * MINUTE, 'critical'), title: 'Stream down: Keynote' },
      ].map(({ until, ...rest }) => (until === undefined ? rest : { ...rest, until })),
      cleared: [
        {
          ...band('rally', 'b', 46 * MINUTE, 8 * MINUTE, 'warning'),
          title: 'Poor health: Rally, forest stage',
        },
        { ...band('keynote', 'c', 80 * MINUTE, 25 * MINUTE, 'critical'), title: 'Stream down: Keynote' },
      ],
      peaks: [
        { source: 'showroom', metric: 'queue', at: loaded - 20 * MINUTE, value: 23, before: 4 },
        { source: 'f1', metric: 'viewers', at: loaded - 70 * MINUTE, value: 138, before: 96 },
      ],
      changed: marksOf('f1').slice(2, 3),
    }),
};
