/** The audit as a file to keep: a table for a spreadsheet, or JSON for a program. Neither holds a secret, as no line does. */
import type { AuditEntry } from '#contract/channels/actions';
import { csvLine, textCell } from '../history/csv.ts';
import { isoInstant } from '../utc.ts';

export type AuditFormat = 'csv' | 'json';

const COLUMNS = [
  'time',
  'ended',
  'account',
  'source',
  'label',
  'key',
  'action',
  'title',
  'by',
  'before',
  'sent',
  'outcome',
  'seen',
] as const;

/** Spreadsheets take a file for UTF-8 only when it begins like this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The text of the file; `at` is when it is made, epoch ms. */
export function auditDocument(entries: readonly AuditEntry[], format: AuditFormat, at: number): string {
  const rows = entries.map(toRow);
  if (format === 'json')
    return `${JSON.stringify({ format: 'tallylight-audit/1', exportedAt: isoInstant(at), changes: rows }, undefined, 2)}\n`;
  const lines = rows.map((row) => csvLine(COLUMNS.map((column) => textCell(row[column] ?? ''))));
  return BYTE_ORDER_MARK + csvLine([...COLUMNS]) + lines.join('');
}

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

function toRow({ at, endedAt, account, accountName, source, label, ...rest }: AuditEntry): Row {
  const { key, action, title, by, before, sent, outcome, seen } = rest;
  return {
    time: isoInstant(at),
    ...(endedAt === undefined ? {} : { ended: isoInstant(endedAt) }),
    account: accountName || account,
    source,
    label,
    key,
    action,
    title,
    by,
    before,
    sent,
    outcome,
    seen,
  };
}
