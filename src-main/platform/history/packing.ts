/** Turns tails into chunks and shortens the log: a round every ten minutes, in steps that are short. */
import type { Gap } from '#contract/channels/history';
import { packTable } from '../../core/history/table.ts';
import { putGaps, tailGaps } from './gaps.ts';
import { writeSources } from './sources.ts';
import { numberOf, squeeze, statement, tailOf, transact, type Store, type StoredSource } from './store.ts';
import { columnsOf, emptyTail, type Tail } from './tails.ts';
import { beginLogAnew, flush, writeLog } from './writing.ts';

/** How often a round begins, ms. */
export const PACK_EVERY = 600_000;
/** A tail shorter and younger than this stays in the log: chunks of few rows cost more than they save. */
const FEW_ROWS = 90;
const YOUNG = 2 * 3_600_000;

/**
 * One round, to be stepped through: between two steps the store is whole. First the log begins anew with the tails that
 * stay, then each other tail becomes a chunk, then the old part of the log goes. A kill anywhere loses nothing: rows are
 * told apart by the entry they are in and by what their source has packed.
 */
export function* packing(store: Store, now: number, isFinal = false): Generator<void, number> {
  const ripe = [...store.tails].filter(([, tail]) => isFinal || isRipe(tail, now)).map(([id]) => id);
  if (ripe.length === 0) return 0;
  flush(store);
  const cut = store.nextEntry;
  carryOver(store, new Set(ripe), cut);
  yield;
  for (const id of ripe) {
    const source = store.byId.get(id);
    if (source) packTail(store, source);
    yield;
  }
  statement(store, 'DELETE FROM log WHERE id < ?').run(cut);
  return ripe.length;
}

/** A whole round at once. */
export function packNow(store: Store, now: number, isFinal = false): number {
  const round = packing(store, now, isFinal);
  for (;;) {
    const step = round.next();
    if (step.done) return step.value;
  }
}

function isRipe({ times }: Tail, now: number): boolean {
  return times.length >= FEW_ROWS || (times.length > 0 && now - (times[0] ?? now) >= YOUNG);
}

/** Writes the rows of tails that stay once more, after `cut`, and gives up their old entries. */
function carryOver(store: Store, ripe: ReadonlySet<number>, cut: number): void {
  const stay = [...store.tails].filter(([id, { times }]) => !ripe.has(id) && times.length > 0);
  const carried = stay.flatMap(([id]) => store.byId.get(id) ?? []);
  const before = carried.map(({ packed }) => packed);
  beginLogAnew(store);
  for (const [id, tail] of stay) {
    tail.written = 0;
    store.unwritten.tails.add(id);
  }
  for (const source of carried) source.packed = cut - 1;
  try {
    transact(store, () => {
      writeSources(store, carried);
      writeLog(store);
    });
  } catch (error) {
    carried.forEach((source, index) => (source.packed = before[index] ?? 0));
    for (const [, tail] of stay) tail.written = tail.times.length;
    beginLogAnew(store);
    throw error;
  } finally {
    for (const [id] of stay) store.unwritten.tails.delete(id);
  }
  for (const [, tail] of stay) tail.written = tail.times.length;
}

function packTail(store: Store, source: StoredSource): void {
  const tail = tailOf(store, source.id);
  if (tail.times.length === 0) return;
  const columns = inOrder(columnsOf(tail));
  const gaps: readonly Gap[] = tailGaps(store, source);
  const times = columns[0] ?? new Float64Array();
  const [start = 0, until = 0] = [times.at(0), times.at(-1)];
  const before = source.packed;
  source.packed = store.nextEntry - 1;
  try {
    transact(store, () => {
      const bytes = packTable({ columns }, squeeze);
      putChunk(store, { source: source.id, step: 0, start, until, rows: times.length, bytes });
      putGaps(store, source.id, gaps);
      writeSources(store, [source]);
    });
  } catch (error) {
    source.packed = before;
    throw error;
  }
  store.tails.set(source.id, emptyTail(source.metrics.length));
  store.unwritten.tails.delete(source.id);
}

/** Rows by time: where the clock was set back they came in another order. */
export function inOrder(columns: readonly Float64Array[]): readonly Float64Array[] {
  const times = columns[0] ?? new Float64Array();
  if (times.every((at, index) => index === 0 || at >= (times[index - 1] ?? at))) return columns;
  const order = [...times.keys()].sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  return columns.map((column) => Float64Array.from(order, (index) => column[index] ?? NaN));
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

/** Writes one chunk. Never over another: after the clock was set back two may begin at one time. */
export function putChunk(store: Store, { source, step, start, until, rows, bytes }: Chunk): void {
  const taken = 'SELECT start FROM chunks WHERE source = ? AND step = ? AND start = ?';
  let free = start;
  while (numberOf(store, taken, source, step, free) !== undefined) free -= 1;
  statement(
    store,
    'INSERT INTO chunks (source, step, start, until, rows, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(source, step, free, until, rows, bytes);
}
