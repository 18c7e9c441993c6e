/** Gaps of a source: those of packed rows are in the file, those of its tail are told from memory. */
import type { Gap } from '#contract/channels/history';
import { gapsOf, joinGaps, lasting } from '../../core/history/gaps.ts';
import { unpackColumns } from '../../core/history/table.ts';
import { squeeze, statement, type LastRow, type Store, type StoredSource } from './store.ts';

/** Gaps of a source in a range, oldest first. */
export function readGaps(store: Store, name: string, from: number, until: number): readonly Gap[] {
  const source = store.sources.get(name);
  if (!source) return [];
  const sql =
    'SELECT start, until, kind FROM gaps WHERE source = ? AND until >= ? AND start <= ? ORDER BY start';
  const stored = statement(store, sql).all(source.id, from, until).map(toGap);
  const known = joinGaps(stored, tailGaps(store, source));
  return lasting(known, newestRow(store, source), until).filter(
    (gap) => gap.until >= from && gap.from <= until,
  );
}

/** Of a tail or else of what is packed. Where the clock was set back it is not the last that came. */
function newestRow(store: Store, source: StoredSource): LastRow | undefined {
  const { times = [], codes = [] } = store.tails.get(source.id) ?? {};
  const newest = times.reduce((best, at, index) => (at >= (times[best] ?? -Infinity) ? index : best), 0);
  const at = times[newest];
  return at === undefined ? lastPacked(store, source) : { at, code: codes[newest] ?? 0 };
}

/** Gaps of a tail together with the packed row before it, so that none is lost at the seam. */
export function tailGaps(store: Store, source: StoredSource): readonly Gap[] {
  const tail = store.tails.get(source.id);
  if (!tail || tail.times.length === 0) return [];
  const order = [...tail.times.keys()].sort((a, b) => (tail.times[a] ?? 0) - (tail.times[b] ?? 0));
  const before = lastPacked(store, source);
  const pick = (column: readonly number[], first: number | undefined) =>
    Float64Array.from([...(first === undefined ? [] : [first]), ...order.map((index) => column[index] ?? 0)]);
  return gapsOf(pick(tail.times, before?.at), pick(tail.codes, before?.code));
}

/** The newest packed row of a source; undefined when nothing is packed. */
function lastPacked(store: Store, source: StoredSource): LastRow | undefined {
  if (!store.lastRows.has(source.id)) store.lastRows.set(source.id, readLastPacked(store, source));
  return store.lastRows.get(source.id);
}

function readLastPacked(store: Store, source: StoredSource): LastRow | undefined {
  const sql = 'SELECT bytes FROM chunks WHERE source = ? AND step = 0 ORDER BY start DESC LIMIT 1';
  const row = statement(store, sql).get(source.id);
  if (!row) return undefined;
  const [times, codes] = unpackColumns(row['bytes'] as Uint8Array, [0, 1], squeeze);
  return { at: times?.at(-1) ?? 0, code: codes?.at(-1) ?? 0 };
}

/** Adds gaps, joined to the last stored one where they go on from it. Within a transaction. */
export function putGaps(store: Store, source: number, gaps: readonly Gap[]): void {
  if (gaps.length === 0) return;
  const sql = 'SELECT start, until, kind FROM gaps WHERE source = ? ORDER BY start DESC LIMIT 1';
  const earlier = statement(store, sql).all(source).map(toGap);
  const put = statement(
    store,
    'INSERT OR REPLACE INTO gaps (source, start, until, kind) VALUES (?, ?, ?, ?)',
  );
  for (const gap of joinGaps(earlier, gaps)) put.run(source, gap.from, gap.until, gap.kind);
}

function toGap(row: Record<string, unknown>): Gap {
  return {
    from: Number(row['start']),
    until: Number(row['until']),
    kind: String(row['kind']) as Gap['kind'],
  };
}
