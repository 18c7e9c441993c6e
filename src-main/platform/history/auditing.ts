/** Reads the audit back. Few lines, kept for good: a scan by time is enough. */
import type { AuditLine, AuditQuestion } from '../../core/history/questions.ts';
import { statement, type Store } from './store.ts';

const LINES = `SELECT id, at, text, detail FROM audit
  WHERE (?1 IS NULL OR id = ?1) AND (?2 IS NULL OR json_extract(detail, '$.outcome') = ?2)
    AND (?3 IS NULL OR instr(text, ?3) > 0) AND (?4 IS NULL OR at >= ?4) AND (?5 IS NULL OR at <= ?5)
    AND (?6 IS NULL OR json_extract(detail, '$.source') = ?6)
  ORDER BY at DESC LIMIT ?7`;

/** The lines that match, newest first. */
export function auditLines(store: Store, question: AuditQuestion): readonly AuditLine[] {
  const { id, outcome, search, from, until, source, limit } = question;
  const values = [id, outcome, search?.toLowerCase(), from, until, source].map((value) => value ?? null);
  return statement(store, LINES)
    .all(...values, limit)
    .map((row) => ({
      id: String(row['id']),
      at: Number(row['at']),
      text: String(row['text']),
      detail: JSON.parse(String(row['detail'])) as AuditLine['detail'],
    }));
}
