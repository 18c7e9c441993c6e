/** A history that keeps the last hour in memory: for `--status`, for tests, and where no file can be written. */
import type { HistoryAnswer, SeriesAnswer, SparklineAnswer } from '#contract/channels/history';
import { done, failed } from '#contract/failure';
import type { History, HistoryEntry, HistoryQuestion, HistorySource } from '../ports.ts';
import { bucketed, type Point } from './buckets.ts';
import { auditLinesIn } from './audit-lines.ts';
import { gapsOf, lasting } from './gaps.ts';
import { memoryRecords, type MemoryRecords } from './memory-records.ts';
import { codeOf, rowKindOf, type RowEntry } from './row.ts';
import type { Ask, AuditLine, HistoryQuestions, QuestionName } from './questions.ts';

const HOUR = 3_600_000;
/** Span and resolution of a sparkline (product.md section 6). */
const SPARK_SPAN = 15 * 60_000;
const SPARK_POINTS = 90;

interface Kept {
  readonly metrics: readonly string[];
  readonly chief: string;
  samples: { readonly at: number; readonly values: readonly number[] }[];
  /** Of every poll and pause: what gaps are made from. */
  codes: { readonly at: number; readonly code: number }[];
}

/** Nothing is written anywhere; what is older than an hour is forgotten. */
export function createMemoryHistory(): History {
  const kept = new Map<string, Kept>();
  const audit = new Map<string, AuditLine>();
  const records = memoryRecords(HOUR);
  return {
    describe: (sources) => sources.forEach((source) => remember(kept, source)),
    append: (entry) => {
      if (entry.type === 'audit') audit.set(entry.id, entry);
      else append(kept, entry);
      records.append(entry);
    },
    query: async (question) => done(answer(kept, records, question)),
    sparklines: async (sources, until) => done(sparklines(kept, sources, until)),
    ask: askIn(kept, audit, records),
    onNews: () => () => undefined,
  };
}

type Answers = { [Name in QuestionName]?: (question: HistoryQuestions[Name]['question']) => unknown };

function askIn(
  kept: ReadonlyMap<string, Kept>,
  audit: ReadonlyMap<string, AuditLine>,
  records: MemoryRecords,
): Ask {
  const answers: Answers = {
    query: (question) => answer(kept, records, question),
    sparklines: ({ sources, until }) => sparklines(kept, sources, until),
    remembered: () => ({ incidents: [], alerts: new Map() }),
    audit: (question) => auditLinesIn([...audit.values()], question),
    looks: (question) => records.looks(question, kept.get(question.source)?.metrics ?? []),
    incident: ({ id }) => records.incident(id),
  };
  return async (name, question) => {
    const own = answers[name];
    if (!own) return failed('storage', 'This history is kept in memory only.');
    return done(own(question as never) as HistoryQuestions[typeof name]['answer']);
  };
}

function remember(kept: Map<string, Kept>, { source, metrics, chief }: HistorySource): void {
  if (!kept.has(source)) kept.set(source, { metrics, chief, samples: [], codes: [] });
}

function append(kept: Map<string, Kept>, entry: HistoryEntry): void {
  if (entry.type === 'asleep')
    for (const own of kept.values()) own.codes.push({ at: entry.at, code: codeOf('asleep') });
  if (!isRow(entry)) return;
  const own = kept.get(entry.source);
  if (!own) return;
  own.codes.push({ at: entry.at, code: codeOf(rowKindOf(entry)) });
  if (entry.type === 'sample') own.samples.push({ at: entry.at, values: entry.values });
  own.samples = within(own.samples, entry.at - HOUR);
  own.codes = within(own.codes, entry.at - HOUR);
}

function isRow(entry: HistoryEntry): entry is RowEntry {
  return ['sample', 'miss', 'pause', 'resume'].includes(entry.type);
}

/** Dropped in large steps: an array that loses its first entry at every poll would be copied at every poll. */
function within<One extends { readonly at: number }>(rows: One[], oldest: number): One[] {
  return (rows[0]?.at ?? Infinity) < oldest - HOUR / 4 ? rows.filter((one) => one.at >= oldest) : rows;
}

function pointsOf(own: Kept | undefined, metric: string, from: number, until: number): readonly Point[] {
  const index = own?.metrics.indexOf(metric) ?? -1;
  if (!own || index < 0) return [];
  return own.samples
    .filter((one) => one.at >= from && one.at <= until)
    .map((one) => ({ at: one.at, value: one.values[index] ?? NaN }));
}

function answer(
  kept: ReadonlyMap<string, Kept>,
  records: MemoryRecords,
  { series, from, until, width }: HistoryQuestion,
): HistoryAnswer {
  const answers = series.map(({ source, metric }): SeriesAnswer => ({
    source,
    metric,
    step: 0,
    ...bucketed(pointsOf(kept.get(source), metric, from, until), from, until, width),
  }));
  const sources = [...new Set(series.map((one) => one.source))];
  const gaps = sources.flatMap((source) =>
    gapsIn(kept.get(source), from, until).map((gap) => ({ ...gap, source })),
  );
  return {
    from,
    until,
    series: answers,
    gaps,
    bands: [],
    annotations: records.annotations(sources, from, until),
  };
}

function gapsIn(own: Kept | undefined, from: number, until: number): ReturnType<typeof gapsOf> {
  const rows = own?.codes ?? [];
  const [times, codes] = [rows.map(({ at }) => at), rows.map(({ code }) => code)];
  const gaps = gapsOf(Float64Array.from(times), Float64Array.from(codes));
  return lasting(gaps, rows.at(-1), until).filter((gap) => gap.until >= from && gap.from <= until);
}

function sparklines(
  kept: ReadonlyMap<string, Kept>,
  sources: readonly string[],
  until: number,
): SparklineAnswer {
  const from = until - SPARK_SPAN;
  const values = new Float32Array(sources.length * SPARK_POINTS).fill(NaN);
  sources.forEach((source, row) => {
    const own = kept.get(source);
    for (const { at, value } of pointsOf(own, own?.chief ?? '', from, until)) {
      const column = Math.min(SPARK_POINTS - 1, Math.floor(((at - from) / SPARK_SPAN) * SPARK_POINTS));
      values[row * SPARK_POINTS + column] = value;
    }
  });
  return { from, until, points: SPARK_POINTS, sources, values };
}
