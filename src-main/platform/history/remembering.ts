/** What runs before this one have left: incidents, and the alert reducer's memory. */
import type { IncidentView } from '#contract/model';
import type { Remembered } from '../../core/history/questions.ts';
import { statement, type Store } from './store.ts';

/** All open incidents, the newest `closed` closed ones, and the parts of the alert reducer's memory. */
export function remembered(store: Store, { closed }: { readonly closed: number }): Remembered {
  const open = 'SELECT json FROM incidents WHERE closed IS NULL ORDER BY opened DESC';
  const past = 'SELECT json FROM incidents WHERE closed IS NOT NULL ORDER BY closed DESC LIMIT ?';
  const rows = [...statement(store, open).all(), ...statement(store, past).all(closed)];
  const alerts = statement(store, 'SELECT name, json FROM alerts').all();
  return {
    incidents: rows.map((row) => JSON.parse(String(row['json'])) as IncidentView),
    alerts: new Map(alerts.map((row) => [String(row['name']), String(row['json'])])),
  };
}
