/** Turns tails into chunks, and empties the log: every ten minutes, all sources in one transaction. */
import type { Gap } from '#contract/channels/history';
import { gapsOf, joinGaps } from '../../core/history/gaps.ts';
import { packTable } from '../../core/history/table.ts';
import { lastPacked } from './seam.ts';
import { squeeze, transact, type Store } from './store.ts';
import { columnsOf, emptyTail } from './tails.ts';

/** How often tails are packed, ms, and how many rows a tail may have before. */
export const PACK_EVERY = 600_000;

/** Packs all tails. After a kill in the middle the log still holds everything. */
export function packTails(store: Store): void {
  const filled = [...store.tails].filter(([, tail]) => tail.times.length > 0);
  if (filled.length === 0) return;
  transact(store, () => {
    for (const [source] of filled) packTail(store, source);
    store.database.exec('DELETE FROM log');
  });
  for (const [source, tail] of filled) {
    store.packed.set(source, tail.times.at(-1) ?? -Infinity);
    store.lastRows.set(source, { at: tail.times.at(-1) ?? 0, code: tail.codes.at(-1) ?? 0 });
    store.tails.set(source, emptyTail(tail.values.length));
  }
  store.log.reset();
}

/** Gaps of a tail with the packed row before it, so that none is lost at the seam. */
export function tailGaps(store: Store, source: number): readonly Gap[] {
  const tail = store.tails.get(source);
  if (!tail || tail.times.length === 0) return [];
  const before = lastPacked(store, source);
  const times = before ? [before.at, ...tail.times] : tail.times;
  const codes = before ? [before.code, ...tail.codes] : tail.codes;
  return gapsOf(Float64Array.from(times), Float64Array.from(codes));
}

function packTail(store: Store, source: number): void {
  const tail = store.tails.get(source);
  if (!tail) return;
  const bytes = packTable({ columns: columnsOf(tail) }, squeeze);
  const [first, last] = [tail.times[0] ?? 0, tail.times.at(-1) ?? 0];
  putChunk(store, { source, step: 0, start: first, until: last, rows: tail.times.length, bytes });
  putGaps(store, source, tailGaps(store, source));
}

export interface Chunk {
  readonly source: number;
  readonly step: number;
  readonly start: number;
  /** Time of the last row, inclusive. */
  readonly until: number;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** Writes one chunk. */
export function putChunk(store: Store, { source, step, start, until, rows, bytes }: Chunk): void {
  store.database
    .prepare(
      'INSERT OR REPLACE INTO chunks (source, step, start, until, rows, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(source, step, start, until, rows, bytes);
}

/** Adds gaps, joined to the last stored one where they go on from it. */
function putGaps(store: Store, source: number, gaps: readonly Gap[]): void {
  if (gaps.length === 0) return;
  const last = store.database
    .prepare('SELECT start, until, kind FROM gaps WHERE source = ? ORDER BY start DESC LIMIT 1')
    .get(source);
  const earlier: Gap[] = last
    ? [
        {
          from: Number(last['start']),
          until: Number(last['until']),
          kind: String(last['kind']) as Gap['kind'],
        },
      ]
    : [];
  const put = store.database.prepare(
    'INSERT OR REPLACE INTO gaps (source, start, until, kind) VALUES (?, ?, ?, ?)',
  );
  for (const gap of joinGaps(earlier, gaps)) put.run(source, gap.from, gap.until, gap.kind);
}
