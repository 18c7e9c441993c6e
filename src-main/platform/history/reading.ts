/** Answers charts: each series from the resolution that fits, with gaps, bands and marks. */
import type { Annotation, Band, HistoryAnswer, SeriesAnswer } from '#contract/channels/history';
import type { IncidentView } from '#contract/model';
import { piecesOf, STEPS, stepFor, type Stored } from '../../core/history/coverage.ts';
import { gather, gridOf } from '../../core/history/gather.ts';
import type { HistoryQuestion } from '../../core/ports.ts';
import { readGaps } from './gaps.ts';
import { readPiece } from './pieces.ts';
import { rolledUntil } from './rolling.ts';
import { spanStart } from './spans.ts';
import { numberOf, statement, type Store, type StoredSource } from './store.ts';

/** The whole answer for a chart. Sources that are not stored have empty series. */
export function answer(store: Store, { series, from, until, width }: HistoryQuestion): HistoryAnswer {
  const names = [...new Set(series.map((one) => one.source))];
  return {
    from,
    until,
    series: series.map((one) => readSeries(store, one, { from, until, width })),
    gaps: names.flatMap((name) =>
      readGaps(store, name, from, until).map((gap) => ({ ...gap, source: name })),
    ),
    bands: readBands(store, names, from, until),
    annotations: readAnnotations(store, names, from, until),
  };
}

interface Range {
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

export function readSeries(
  store: Store,
  { source: name, metric }: { source: string; metric: string },
  { from, until, width }: Range,
): SeriesAnswer {
  const source = store.sources.get(name);
  const column = source?.metrics.indexOf(metric) ?? -1;
  const stored = source && column >= 0 ? storedOf(store, source) : [];
  const wished = stepFor((until - from) / width);
  const coarsest = Math.max(0, ...piecesOf(stored, wished, from, until + 1).map((piece) => piece.step));
  // Where a part of the range is kept as hours only, all buckets are hours: each is true of all of its time.
  const grid = gridOf(from, until, width, coarsest);
  // The outer buckets are completed, too: what is shown of a bucket is true of all of it.
  const pieces = piecesOf(stored, wished, grid.origin, grid.origin + grid.count * grid.span);
  const gathering = gather(grid);
  if (source) for (const piece of pieces) readPiece(store, source, column, piece, gathering);
  return { source: name, metric, step: coarsest, ...gathering.buckets() };
}

/** What is stored of a source at each resolution. Samples reach to now: the tail is part of them. */
export function storedOf(store: Store, source: StoredSource): readonly Stored[] {
  return STEPS.flatMap((step) => {
    const sql = 'SELECT min(start) FROM chunks WHERE source = ? AND step = ?';
    const chunk = numberOf(store, sql, source.id, step);
    const tail = step === 0 ? store.tails.get(source.id)?.times[0] : undefined;
    const first = Math.min(chunk ?? Infinity, tail ?? Infinity);
    // Whole spans come and go: from the beginning of the first one on everything is there, so that no minute counts twice.
    return first === Infinity
      ? []
      : [{ step, from: spanStart(step, first), until: rolledUntil(source, step) }];
  });
}

function readBands(store: Store, names: readonly string[], from: number, until: number): readonly Band[] {
  return incidentsIn(store, from, until).flatMap((incident) =>
    incident.sources.filter((source) => names.includes(source)).map((source) => bandOf(incident, source)),
  );
}

/** An incident as a band on the charts of one of its sources. */
export function bandOf(incident: IncidentView, source: string): Band {
  const { id, severity, title, openedAt, closedAt } = incident;
  return {
    id,
    source,
    severity,
    title,
    from: openedAt,
    ...(closedAt === undefined ? {} : { until: closedAt }),
  };
}

/** Incidents that were open at any time of a range, oldest first. */
export function incidentsIn(store: Store, from: number, until: number): readonly IncidentView[] {
  const sql =
    'SELECT json FROM incidents WHERE opened <= ? AND (closed IS NULL OR closed >= ?) ORDER BY opened';
  return statement(store, sql)
    .all(until, from)
    .map((row) => JSON.parse(String(row['json'])) as IncidentView);
}

function readAnnotations(
  store: Store,
  names: readonly string[],
  from: number,
  until: number,
): readonly Annotation[] {
  const read = statement(
    store,
    'SELECT source, at, kind, text FROM annotations WHERE source = ? AND at BETWEEN ? AND ? ORDER BY at, id',
  );
  return names.flatMap((name) =>
    read.all(name, from, until).map((row) => ({
      source: String(row['source']),
      at: Number(row['at']),
      kind: String(row['kind']),
      text: String(row['text']),
    })),
  );
}
