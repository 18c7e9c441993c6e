/** Turns tails into chunks and shortens the log: a round every ten minutes, in steps that are short. */
import { packTable } from '../../core/history/table.ts';
import { putGaps, tailGaps } from './gaps.ts';
import { writeSources } from './sources.ts';
import { spanStart } from './spans.ts';
import { numberOf, statement, tailOf, transact, type Store, type StoredSource } from './store.ts';
import { columnsOf, emptyTail, type Tail } from './tails.ts';
import { beginLogAnew, flush, writeLog } from './writing.ts';

/** How often a round begins, ms. */
export const PACK_EVERY = 600_000;
/** A tail shorter and younger than this stays in the log: chunks of few rows cost more than they save. */
const FEW_ROWS = 90;
const YOUNG = 2 * 3_600_000;
/** Sources packed in one step: each transaction costs, and each step holds up questions. */
const AT_ONCE = 8;

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
  for (let first = 0; first < ripe.length; first += AT_ONCE) {
    packTails(
      store,
      ripe.slice(first, first + AT_ONCE).flatMap((id) => store.byId.get(id) ?? []),
    );
    yield;
  }
  statement(store, 'DELETE FROM log WHERE id < ?').run(cut);
  return ripe.length;
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

/** Makes chunks of some tails in one transaction. */
function packTails(store: Store, sources: readonly StoredSource[]): void {
  const before = sources.map(({ packed }) => packed);
  for (const source of sources) source.packed = store.nextEntry - 1;
  try {
    transact(store, () => {
      for (const source of sources) packTail(store, source);
      writeSources(store, sources);
    });
  } catch (error) {
    sources.forEach((source, index) => (source.packed = before[index] ?? 0));
    throw error;
  }
  for (const { id, metrics } of sources) {
    const { times, codes } = tailOf(store, id);
    const last = times.length - 1;
    if (last >= 0) store.lastRows.set(id, { at: times[last] ?? 0, code: codes[last] ?? 0 });
    store.tails.set(id, emptyTail(metrics.length));
    store.unwritten.tails.delete(id);
  }
}

function packTail(store: Store, source: StoredSource): void {
  const columns = inOrder(columnsOf(tailOf(store, source.id)));
  putGaps(store, source.id, tailGaps(store, source));
  for (const [first, end] of spansIn(columns[0] ?? new Float64Array())) {
    const part = columns.map((column) => column.subarray(first, end));
    const [start = 0, until = 0] = [part[0]?.at(0), part[0]?.at(-1)];
    // Not squeezed: when its minutes are made it is packed anew, with its neighbours.
    const bytes = packTable({ columns: part });
    putChunk(store, { source: source.id, step: 0, start, until, rows: end - first, bytes });
  }
}

/** Places of rows that are in one span: a night's sleep may lie within a tail. */
function spansIn(times: Float64Array): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  times.forEach((at, index) => {
    const last = spans.at(-1);
    if (last && spanStart(0, at) === spanStart(0, times[last[0]] ?? 0)) last[1] = index + 1;
    else spans.push([index, index + 1]);
  });
  return spans;
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
  while (numberOf(store, taken, source, step, free) !== undefined) free += 1;
  statement(
    store,
    'INSERT INTO chunks (source, step, start, until, rows, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(source, step, free, until, rows, bytes);
}
