/** Lines of the audit: what is kept of a change, how it is found again, and what a restart needs to complete it. */
import type { ActionValues, AuditEntry } from '#contract/channels/actions';
import { done, failed, type Result } from '#contract/failure';
import type { AuditLine } from '../history/questions.ts';
import type { History } from '../ports.ts';
import type { SourceKey } from './kit.ts';

/** What is needed to look, after a restart, whether an unfinished change was made. Hidden values are not among it. */
export interface Resumption {
  readonly kind: string;
  readonly key: SourceKey;
  readonly asked: ActionValues;
}

export interface AuditRecord extends AuditEntry {
  readonly resumption?: Resumption;
}

/** The record as it is kept. */
export function toLine(record: AuditRecord): AuditLine {
  const { id, at, endedAt, resumption, ...texts } = record;
  const detail = {
    ...texts,
    ...(endedAt === undefined ? {} : { endedAt: String(endedAt) }),
    ...(resumption ? { resumption: JSON.stringify(resumption) } : {}),
  };
  const { accountName, label, key, title, by, sent, before, outcome, seen } = record;
  const text = [accountName, label, key, title, by, sent, before, outcome, seen].join('\n').toLowerCase();
  return { id, at, text, detail };
}

/** The record of a kept line. Lines are written by this app only; a field that is missing reads as empty. */
export function toRecord({ id, at, detail }: AuditLine): AuditRecord {
  const { endedAt, resumption, ...texts } = detail;
  const entry = { ...blank, ...texts, id, at } as AuditEntry;
  return {
    ...entry,
    ...(endedAt === undefined ? {} : { endedAt: Number(endedAt) }),
    ...(resumption === undefined ? {} : { resumption: JSON.parse(resumption) as Resumption }),
  };
}

const blank = {
  account: '',
  accountName: '',
  source: '',
  label: '',
  key: '',
  action: '',
  title: '',
  by: 'window',
  sent: '',
  before: '',
  outcome: 'unfinished',
  seen: '',
};

/** What the page gets of a record. */
export function toEntry({ resumption: _kept, ...entry }: AuditRecord): AuditEntry {
  return entry;
}

/** Keeps a record, or replaces the one of the same id. Done when the store shows that it has it. */
export async function keep(history: History, record: AuditRecord): Promise<Result<void>> {
  const line = toLine(record);
  history.append({ type: 'audit', ...line });
  const kept = await history.ask('audit', { id: record.id, limit: 1 });
  if (!kept.ok) return kept;
  const isKept = kept.value[0]?.detail['outcome'] === record.outcome;
  return isKept ? done(undefined) : failed('storage', 'The history does not keep it.');
}
