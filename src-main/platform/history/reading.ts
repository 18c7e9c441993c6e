/** Answers the page's questions from chunks and tails. */
import type {
  Annotation,
  Band,
  Gap,
  HistoryAnswer,
  SeriesAnswer,
  SparklineAnswer,
} from '#contract/channels/history';
import type { IncidentView } from '#contract/model';
import { piecesOf, STEPS, stepFor, type Piece, type Stored } from '../../core/history/coverage.ts';
import { gather, gridOf, type Gathering } from '../../core/history/gather.ts';
import { joinGaps } from '../../core/history/gaps.ts';
import { unpackColumns } from '../../core/history/table.ts';
import type { HistoryQuestion } from '../../core/ports.ts';
import { tailGaps } from './packing.ts';
import { rolledUntil } from './rolling.ts';
import { squeeze, type Store, type StoredSource } from './store.ts';

/** Columns before the metrics: `at, code, word` in samples, `at` in roll-ups; and columns a metric in roll-ups. */
const MARKS = 3;
const ROLLED_WIDTH = 5;
const SPARK_SPAN = 15 * 60_000;
const SPARK_POINTS = 90;

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

function readSeries(
  store: Store,
  { source: name, metric }: { source: string; metric: string },
  { from, until, width }: Range,
): SeriesAnswer {
  const source = store.sources.get(name);
  const index = source?.metrics.indexOf(metric) ?? -1;
  const wished = stepFor((until - from) / width);
  const pieces = source && index >= 0 ? piecesOf(storedOf(store, source.id), wished, from, until + 1) : [];
  const step = Math.max(0, ...pieces.map((piece) => piece.step));
  const gathering = gather(gridOf(from, until, width, Math.min(step, wished)));
  if (source) for (const piece of pieces) readPiece(store, source, index, piece, gathering);
  return { source: name, metric, step, ...gathering.buckets() };
}

/** What is stored of a source at each resolution. Samples reach to now: the tail is part of them. */
function storedOf(store: Store, source: number): readonly Stored[] {
  return STEPS.flatMap((step) => {
    const row = store.database
      .prepare('SELECT min(start) AS start FROM chunks WHERE source = ? AND step = ?')
      .get(source, step);
    const start = row?.['start'] === null || !row ? undefined : Number(row['start']);
    if (step > 0) {
      const until = rolledUntil(store, source, step);
      return start === undefined || until === undefined ? [] : [{ step, from: start, until }];
    }
    const first = start ?? store.tails.get(source)?.times[0];
    return first === undefined ? [] : [{ step, from: first, until: Infinity }];
  });
}

function readPiece(store: Store, source: StoredSource, metric: number, piece: Piece, into: Gathering): void {
  const rows = store.database
    .prepare(
      'SELECT bytes FROM chunks WHERE source = ? AND step = ? AND until >= ? AND start < ? ORDER BY start',
    )
    .iterate(source.id, piece.step, piece.from, piece.until);
  for (const row of rows) {
    const bytes = row['bytes'] as Uint8Array;
    if (piece.step === 0) readSamples(bytes, metric, piece, into);
    else readRolled(bytes, metric, piece, into);
  }
  if (piece.step === 0) readTail(store, source, metric, piece, into);
}

function readSamples(bytes: Uint8Array, metric: number, { from, until }: Piece, into: Gathering): void {
  const [times = new Float64Array(), values] = columnsOrNothing(bytes, [0, MARKS + metric]);
  if (!values) return;
  times.forEach((at, index) => {
    if (at >= from && at < until) into.sample(at, values[index] ?? NaN);
  });
}

function readRolled(bytes: Uint8Array, metric: number, { from, until }: Piece, into: Gathering): void {
  const first = 1 + metric * ROLLED_WIDTH;
  const wanted = [0, first, first + 1, first + 2, first + 3, first + 4];
  const [times = new Float64Array(), min, max, sum, last, count] = columnsOrNothing(bytes, wanted);
  times.forEach((at, index) => {
    if (at < from || at >= until) return;
    const cell = (column: Float64Array | undefined) => column?.[index] ?? NaN;
    into.rolled(at, cell(min), cell(max), cell(sum), cell(last), cell(count));
  });
}

function readTail(
  store: Store,
  source: StoredSource,
  metric: number,
  { from, until }: Piece,
  into: Gathering,
): void {
  const tail = store.tails.get(source.id);
  tail?.times.forEach((at, index) => {
    if (at >= from && at < until) into.sample(at, tail.values[metric]?.[index] ?? NaN);
  });
}

/** Older chunks lack the columns of metrics that came later: nothing is known of them then. */
function columnsOrNothing(
  bytes: Uint8Array,
  wanted: readonly number[],
): readonly (Float64Array | undefined)[] {
  try {
    return unpackColumns(bytes, wanted, squeeze);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Gaps of a source in a range, the stored ones joined with those of the tail. */
export function readGaps(store: Store, name: string, from: number, until: number): readonly Gap[] {
  const source = store.sources.get(name);
  if (!source) return [];
  const stored = store.database
    .prepare(
      'SELECT start, until, kind FROM gaps WHERE source = ? AND until >= ? AND start <= ? ORDER BY start',
    )
    .all(source.id, from, until)
    .map((row) => ({
      from: Number(row['start']),
      until: Number(row['until']),
      kind: String(row['kind']) as Gap['kind'],
    }));
  return joinGaps(stored, tailGaps(store, source.id)).filter((gap) => gap.until >= from && gap.from <= until);
}

function readBands(store: Store, names: readonly string[], from: number, until: number): readonly Band[] {
  return incidentsIn(store, from, until).flatMap((incident) =>
    incident.sources
      .filter((source) => names.includes(source))
      .map((source) => ({
        id: incident.id,
        source,
        severity: incident.severity,
        title: incident.title,
        from: incident.openedAt,
        ...(incident.closedAt === undefined ? {} : { until: incident.closedAt }),
      })),
  );
}

/** Incidents that were open at any time of a range, oldest first. */
export function incidentsIn(store: Store, from: number, until: number): readonly IncidentView[] {
  return store.database
    .prepare(
      'SELECT json FROM incidents WHERE opened <= ? AND (closed IS NULL OR closed >= ?) ORDER BY opened',
    )
    .all(until, from)
    .map((row) => JSON.parse(String(row['json'])) as IncidentView);
}

function readAnnotations(
  store: Store,
  names: readonly string[],
  from: number,
  until: number,
): readonly Annotation[] {
  const read = store.database.prepare(
    'SELECT source, at, kind, text FROM annotations WHERE source = ? AND at BETWEEN ? AND ? ORDER BY at',
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

/** The last 15 minutes of each source's chief metric: the newest value of each of 90 steps, NaN where there is none. */
export function sparklines(store: Store, names: readonly string[], until: number): SparklineAnswer {
  const from = until - SPARK_SPAN;
  const values = new Float32Array(names.length * SPARK_POINTS).fill(NaN);
  names.forEach((name, row) => {
    const source = store.sources.get(name);
    if (!source) return;
    const { at, last } = readSeries(
      store,
      { source: name, metric: source.chief },
      { from, until, width: SPARK_POINTS },
    );
    at.forEach((time, index) => {
      const column = Math.min(
        SPARK_POINTS - 1,
        Math.max(0, Math.floor(((time - from) / SPARK_SPAN) * SPARK_POINTS)),
      );
      values[row * SPARK_POINTS + column] = last[index] ?? NaN;
    });
  });
  return { from, until, points: SPARK_POINTS, sources: names, values };
}
