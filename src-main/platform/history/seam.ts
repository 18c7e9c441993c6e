/** Where packed rows end and the tail begins: what must be known of the last packed row. */
import { unpackColumns } from '../../core/history/table.ts';
import { squeeze, type Store } from './store.ts';

/** Time of the newest packed row of a source; -Infinity when nothing is packed. */
export function packedUntil(store: Store, source: number): number {
  const known = store.packed.get(source);
  if (known !== undefined) return known;
  const row = store.database
    .prepare('SELECT max(until) AS until FROM chunks WHERE source = ? AND step = 0')
    .get(source);
  const until = row?.['until'] === null || row === undefined ? -Infinity : Number(row['until']);
  store.packed.set(source, until);
  return until;
}

/** The newest packed row of a source, so that gaps are told across the seam; undefined when nothing is packed. */
export function lastPacked(
  store: Store,
  source: number,
): { readonly at: number; readonly code: number } | undefined {
  const known = store.lastRows.get(source);
  if (known) return known;
  const row = store.database
    .prepare('SELECT bytes FROM chunks WHERE source = ? AND step = 0 ORDER BY start DESC LIMIT 1')
    .get(source);
  if (!row) return undefined;
  const [times, codes] = unpackColumns(row['bytes'] as Uint8Array, [0, 1], squeeze);
  const last = { at: times?.at(-1) ?? 0, code: codes?.at(-1) ?? 0 };
  store.lastRows.set(source, last);
  return last;
}
