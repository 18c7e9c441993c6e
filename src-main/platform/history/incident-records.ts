/** One incident with its proof. */
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { StoredIncident } from '../../core/history/stored-looks.ts';
import { statement, type Store } from './store.ts';

/** The incident as last written, and every trace that leads with it, oldest first. */
export function incidentRecord(store: Store, { id }: { readonly id: string }): StoredIncident {
  const kept = statement(store, 'SELECT json FROM incidents WHERE id = ?').get(id);
  const rows = statement(store, 'SELECT json FROM traces WHERE incident = ? ORDER BY at, id').all(id);
  return {
    ...(kept ? { incident: JSON.parse(String(kept['json'])) as IncidentView } : {}),
    traces: rows.map((row) => JSON.parse(String(row['json'])) as AlertTrace),
  };
}
