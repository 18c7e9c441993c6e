/** Reads what an export holds: each stretch of each source at the finest resolution that is kept of it. */
import { piecesOf, type Piece } from '../../core/history/coverage.ts';
import type { ExportSource, ExportTable } from '../../core/history/export-lines.ts';
import { storedOf } from './reading.ts';
import { nextRow, readRows } from './rows.ts';
import { spanOf, spanStart } from './spans.ts';
import { numberOf, type Store, type StoredSource } from './store.ts';

export interface Stretch {
  readonly source: ExportSource;
  readonly stored: StoredSource;
  readonly piece: Piece;
}

/** What is stored of a source in [from, until), oldest first. */
export function stretchesOf(
  store: Store,
  source: ExportSource,
  from: number,
  until: number,
): readonly Stretch[] {
  const stored = store.sources.get(source.id);
  if (!stored) return [];
  return piecesOf(storedOf(store, stored), 0, from, until).map((piece) => ({ source, stored, piece }));
}

/** About how many rows these stretches have. */
export function samplesIn(store: Store, stretches: readonly Stretch[]): number {
  const sql = 'SELECT sum(rows) FROM chunks WHERE source = ? AND step = ? AND start >= ? AND start < ?';
  return stretches.reduce((sum, { stored, piece: { step, from, until } }) => {
    const tail = step === 0 ? (store.tails.get(stored.id)?.times.length ?? 0) : 0;
    return sum + tail + (numberOf(store, sql, stored.id, step, spanStart(step, from), until) ?? 0);
  }, 0);
}

/** Their rows, a few hours at a time, in the order of time. The store may be packed, rolled and written between two. */
export function* exportTables(store: Store, stretches: readonly Stretch[]): Generator<ExportTable> {
  for (const { source, stored, piece } of stretches) {
    const common = { source, step: piece.step, metrics: stored.metrics };
    for (const [from, until] of windowsOf(store, stored, piece)) {
      const columns = readRows(store, stored, piece.step, from, until);
      if ((columns[0]?.length ?? 0) > 0) yield { ...common, columns };
    }
  }
}

/** Parts a stretch as chunks are parted, so that each is unpacked once; what has no rows is passed over. */
function* windowsOf(
  store: Store,
  source: StoredSource,
  { step, from, until }: Piece,
): Generator<readonly [number, number]> {
  for (let at = from; at < until;) {
    const next = nextRow(store, source, step, at);
    if (next === undefined || next >= until) return;
    const end = spanStart(step, next) + spanOf(step);
    yield [Math.max(at, next), Math.min(until, end)];
    at = end;
  }
}
