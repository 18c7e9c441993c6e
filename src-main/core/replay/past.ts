/** What charts and sparklines of a replay show: the polls up to the moment that is shown, and none that came later. */
import type { Band, Gap, HistoryAnswer, SparklineAnswer } from '#contract/channels/history';
import { bucketed, type Point } from '../history/buckets.ts';
import { gapsOf, lasting } from '../history/gaps.ts';
import { codeOf } from '../history/row.ts';
import type { HistoryQuestion } from '../ports.ts';
import type { Look } from '../rules/types.ts';
import { lastPlace } from './last-place.ts';
import { incidentsAt, type Stage } from './moment.ts';
import type { ReplayRun } from './run.ts';

/** Span and points of a sparkline (product.md section 6). */
const SPARK_SPAN = 15 * 60_000;
const SPARK_POINTS = 90;

/** A chart's answer as of `now`. */
export function historyAt({ run }: Stage, question: HistoryQuestion, now: number): HistoryAnswer {
  const { series, from, width } = question;
  const until = Math.max(from + 1, question.until);
  const names = [...new Set(series.map((one) => one.source))];
  return {
    from,
    until,
    series: series.map(({ source, metric }) => ({
      source,
      metric,
      step: 0,
      ...bucketed(pointsOf(run, source, metric, from, Math.min(until, now)), from, until, width),
    })),
    gaps: names.flatMap((source) =>
      gapsIn(run, source, from, Math.min(until, now)).map((gap) => ({ ...gap, source })),
    ),
    bands: bandsAt(run, names, now).filter((band) => band.from <= until && (band.until ?? until) >= from),
    annotations: [],
  };
}

/** The last quarter of an hour before `now` of each source's chief metric. */
export function sparklinesAt(
  { run }: Stage,
  chiefs: ReadonlyMap<string, string>,
  now: number,
): SparklineAnswer {
  const from = now - SPARK_SPAN;
  const sources = [...chiefs.keys()];
  const values = new Float32Array(sources.length * SPARK_POINTS).fill(NaN);
  sources.forEach((source, row) => {
    for (const { at, value } of pointsOf(run, source, chiefs.get(source) ?? '', from, now)) {
      const column = Math.min(SPARK_POINTS - 1, Math.floor(((at - from) / SPARK_SPAN) * SPARK_POINTS));
      values[row * SPARK_POINTS + column] = value;
    }
  });
  return { from, until: now, points: SPARK_POINTS, sources, values };
}

function within(looks: readonly Look[], from: number, until: number): readonly Look[] {
  return looks.slice(lastPlace(looks, from - 1) + 1, lastPlace(looks, until) + 1);
}

function pointsOf(
  { looks }: ReplayRun,
  source: string,
  metric: string,
  from: number,
  until: number,
): readonly Point[] {
  return within(looks.get(source) ?? [], from, until)
    .filter((look) => look.good)
    .map((look) => ({ at: look.at, value: look.readings[metric] ?? NaN }));
}

/** As the history tells them: looks that brought nothing, up to the next good one, and times in which nobody looked. */
function gapsIn(run: ReplayRun, source: string, from: number, until: number): readonly Gap[] {
  const all = run.looks.get(source) ?? [];
  const looks = all.slice(Math.max(0, lastPlace(all, from)), lastPlace(all, until) + 1);
  const codes = Float64Array.from(looks, codeOfLook);
  const gaps = gapsOf(
    Float64Array.from(looks, ({ at }) => at),
    codes,
  );
  const newest = looks.at(-1);
  const last = newest && { at: newest.at, code: codeOfLook(newest) };
  return lasting(gaps, last, until).map((gap) => ({
    ...gap,
    from: Math.max(from, gap.from),
    kind: gap.kind === 'app-off' && isPaused(run, source, gap) ? 'paused' : gap.kind,
  }));
}

function codeOfLook({ good, presence = 'live', failure }: Look): number {
  return codeOf(good ? presence : (failure?.kind ?? 'frozen'));
}

function isPaused({ inputs }: ReplayRun, source: string, { from, until }: Gap): boolean {
  return inputs.some(
    (input) =>
      input.type === 'sources-paused' &&
      input.at >= from &&
      input.at <= until &&
      input.sources?.includes(source) !== false,
  );
}

function bandsAt(run: ReplayRun, names: readonly string[], now: number): readonly Band[] {
  return incidentsAt(run, now).flatMap(({ id, sources, severity, title, openedAt, closedAt }) =>
    sources
      .filter((source) => names.includes(source))
      .map((source) => ({
        id,
        source,
        severity,
        title,
        from: openedAt,
        ...(closedAt === undefined ? {} : { until: closedAt }),
      })),
  );
}
