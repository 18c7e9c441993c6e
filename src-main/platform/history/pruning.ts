/** Lets go of what is older than it is kept. */
import type { Retention } from '../../core/history/questions.ts';
import { rolledUntil } from './rolling.ts';
import { spanStart } from './spans.ts';
import { statement, transact, type Store, type StoredSource } from './store.ts';

/** Drops old chunks and gaps, a source a step; samples go only once their roll-ups are made. Returns how many chunks went. */
export function* pruning(store: Store, now: number, keep: Retention): Generator<void, number> {
  let gone = 0;
  for (const source of store.byId.values()) {
    gone += transact(store, () => pruneSource(store, source, now, keep));
    yield;
  }
  // A bit at a time: giving all free pages back at once could take long.
  if (gone > 0) store.database.exec('PRAGMA incremental_vacuum(256)');
  return gone;
}

function pruneSource(store: Store, source: StoredSource, now: number, keep: Retention): number {
  const drop = 'DELETE FROM chunks WHERE source = ? AND step = ? AND start < ? AND until < ?';
  const limits = [
    [0, spanStart(0, Math.min(now - keep.keepFull, rolledUntil(source, 60_000)))],
    [60_000, spanStart(60_000, Math.min(now - keep.keepMinutes, rolledUntil(source, 3_600_000)))],
    [3_600_000, now - keep.keepHours],
  ] as const;
  const oldest = now - Math.max(keep.keepFull, keep.keepMinutes, keep.keepHours);
  statement(store, 'DELETE FROM gaps WHERE source = ? AND until < ?').run(source.id, oldest);
  return limits.reduce(
    (gone, [step, until]) => gone + Number(statement(store, drop).run(source.id, step, until, until).changes),
    0,
  );
}
