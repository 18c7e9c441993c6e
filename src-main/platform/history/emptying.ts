/** How much is kept, and letting go of it: of a source, of all samples, of everything. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { HistorySize } from '#contract/channels/history';
import type { Keeper } from './keeper.ts';
import { openAnyhow } from './opening.ts';
import { writeSources } from './sources.ts';
import { closeStore, statement, transact, type Store, type StoredSource } from './store.ts';
import { emptyTail } from './tails.ts';
import { flush } from './writing.ts';

/** Bytes on disk with all companions of the file, and what each source has of them. */
export function size({ store, path }: Pick<Keeper, 'store' | 'path'>): HistorySize {
  const sql = `SELECT source, sum(length(bytes)) AS bytes, sum(CASE step WHEN 0 THEN rows ELSE 0 END) AS rows,
    min(start) AS start FROM chunks GROUP BY source`;
  const packed = new Map(
    statement(store, sql)
      .all()
      .map((row) => [Number(row['source']), row]),
  );
  const sources = [...store.byId.values()].map((source) => {
    const { times = [] } = store.tails.get(source.id) ?? {};
    const row = packed.get(source.id);
    const from = Math.min(Number(row?.['start'] ?? Infinity), times[0] ?? Infinity);
    const samples = Number(row?.['rows'] ?? 0) + times.length;
    return { source: source.name, bytes: Number(row?.['bytes'] ?? 0), samples, ...known(from) };
  });
  return {
    bytes: store.kind === 'memory' ? 0 : bytesOf(path),
    samples: sources.reduce((sum, one) => sum + one.samples, 0),
    ...known(Math.min(...sources.map((one) => one.from ?? Infinity))),
    sources: sources.filter((one) => one.samples + one.bytes > 0).map(({ samples: _all, ...one }) => one),
  };
}

/** Forgets samples, gaps and marks; incidents and audit lines stay. */
export function clear({ store, sparks }: Keeper, { source: name }: { readonly source?: string }): void {
  const chosen = [...store.byId.values()].filter((one) => name === undefined || one.name === name);
  flush(store);
  transact(store, () => {
    for (const source of chosen) clearSource(store, source);
    writeSources(store, chosen);
    if (name === undefined) store.database.exec('DELETE FROM log; DELETE FROM annotations');
  });
  for (const { id, metrics } of chosen) {
    store.tails.set(id, emptyTail(metrics.length));
    store.unwritten.tails.delete(id);
    store.lastRows.delete(id);
    sparks.forget(id);
  }
  if (store.kind !== 'memory')
    store.database.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)');
}

/** What is in the log already is passed over from now on, since it counts as packed. */
function clearSource(store: Store, source: StoredSource): void {
  for (const table of ['chunks', 'gaps'])
    statement(store, `DELETE FROM ${table} WHERE source = ?`).run(source.id);
  statement(store, 'DELETE FROM annotations WHERE source = ?').run(source.name);
  source.packed = store.nextEntry - 1;
  source.minutes = 0;
  source.hours = 0;
}

/** Removes the file and those that were set aside, and begins a new one. */
export function forget(keep: Keeper, now: number): void {
  if (keep.store.kind !== 'memory') closeStore(keep.store);
  const folder = dirname(keep.path);
  for (const name of companionsOf(keep.path)) rmSync(join(folder, name), { force: true });
  keep.exchange(openAnyhow(keep.path, now));
}

function companionsOf(path: string): readonly string[] {
  return readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
}

function bytesOf(path: string): number {
  return [path, `${path}-wal`].reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

function known(from: number): { readonly from?: number } {
  return Number.isFinite(from) ? { from } : {};
}
