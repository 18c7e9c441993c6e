/** Reads one stretch of one resolution into the buckets of an answer. */
import type { Piece } from '../../core/history/coverage.ts';
import type { Gathering } from '../../core/history/gather.ts';
import { ROLLED } from '../../core/history/roll-up.ts';
import { readChunks } from './chunks.ts';
import type { Store, StoredSource } from './store.ts';

/** Columns before the metrics in samples: `at, code, word`. */
const MARKS = 3;

/** `metric` is the place among the source's metrics. */
export function readPiece(
  store: Store,
  source: StoredSource,
  metric: number,
  piece: Piece,
  into: Gathering,
): void {
  const { step, from, until } = piece;
  const first = 1 + metric * ROLLED.length;
  const wanted = step === 0 ? [0, MARKS + metric] : [0, ...ROLLED.map((_, part) => first + part)];
  for (const columns of readChunks(store, source.id, step, from, until, wanted)) {
    if (step === 0) readSamples(columns, piece, into);
    else readRolled(columns, piece, into);
  }
  if (step === 0) readTail(store, source, metric, piece, into);
}

function readSamples(columns: readonly Float64Array[], { from, until }: Piece, into: Gathering): void {
  const [times = new Float64Array(), values = times] = columns;
  for (let index = 0; index < times.length; index++) {
    const at = times[index] ?? 0;
    if (at >= from && at < until) into.sample(at, values[index] ?? NaN);
  }
}

function readRolled(columns: readonly Float64Array[], { from, until }: Piece, into: Gathering): void {
  const [times = new Float64Array(), min, max, sum, last, count] = columns;
  const cell = (column: Float64Array | undefined, index: number) => column?.[index] ?? NaN;
  for (let index = 0; index < times.length; index++) {
    const at = times[index] ?? 0;
    if (at < from || at >= until) continue;
    into.rolled(
      at,
      cell(min, index),
      cell(max, index),
      cell(sum, index),
      cell(last, index),
      cell(count, index),
    );
  }
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
