/** Incidents, traces, annotations, the alert reducer's memory and audit lines: small things that are kept for good. */
import type { Mark } from '../../core/history/batch.ts';
import type { SqlValue } from './sqlite.ts';
import { statement, type Store } from './store.ts';

/** True for what must be on the medium before anything is said of it. */
export function isUrgent(mark: Mark): boolean {
  return mark.type !== 'annotation';
}

/** Writes marks, within a transaction. */
export function writeMarks(store: Store, marks: readonly Mark[]): void {
  for (const mark of marks) writeMark(store, mark);
}

function writeMark(store: Store, mark: Mark): void {
  switch (mark.type) {
    case 'annotation':
      return run(
        store,
        'INSERT INTO annotations (source, at, kind, text) VALUES (?, ?, ?, ?)',
        mark.source,
        mark.at,
        mark.kind,
        mark.text,
      );
    case 'incident': {
      const { id, openedAt, closedAt } = mark.incident;
      const sql = 'INSERT OR REPLACE INTO incidents (id, opened, closed, json) VALUES (?, ?, ?, ?)';
      return run(store, sql, id, openedAt, closedAt ?? null, JSON.stringify(mark.incident));
    }
    case 'trace': {
      const { at, source, rule, incidents } = mark.trace;
      const sql = 'INSERT INTO traces (at, source, rule, incident, json) VALUES (?, ?, ?, ?, ?)';
      return run(store, sql, at, source, rule.id, incidents[0] ?? null, JSON.stringify(mark.trace));
    }
    case 'audit': {
      const sql = 'INSERT OR REPLACE INTO audit (id, at, text, detail) VALUES (?, ?, ?, ?)';
      return run(store, sql, mark.id, mark.at, mark.text, JSON.stringify(mark.detail));
    }
    case 'alerts':
      for (const [name, json] of mark.parts) writeAlerts(store, name, json);
  }
}

function writeAlerts(store: Store, name: string, json: string | undefined): void {
  if (json === undefined) return run(store, 'DELETE FROM alerts WHERE name = ?', name);
  run(store, 'INSERT OR REPLACE INTO alerts (name, json) VALUES (?, ?)', name, json);
}

function run(store: Store, sql: string, ...values: readonly SqlValue[]): void {
  statement(store, sql).run(...values);
}
