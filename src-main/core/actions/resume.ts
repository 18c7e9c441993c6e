/** Completes what an earlier run left unfinished: it was killed between sending and the answer (faults A8). */
import { inTurns } from '../answers/in-turns.ts';
import type { AuditRecord } from './audit.ts';
import { keep, toRecord } from './audit.ts';
import type { Desk } from './desk.ts';
import { definitionOf, type Job } from './plan.ts';
import type { SourceKey } from './kit.ts';
import type { DeskParts } from './desk.ts';
import type { Subject } from './subject.ts';

const MOST = 100;
const AT_ONCE = 3;

export interface Found {
  /** The account's part of a subject; `gone` when there is no such account any more. */
  subject(record: AuditRecord, kind: string, key: SourceKey): Subject | 'gone';
}

/** Looks at each unfinished change and completes its line. Only reads; those that cannot be asked now stay for the next start. */
export async function resumeAll(
  desk: Desk,
  { history, clock, log }: Pick<DeskParts, 'history' | 'clock' | 'log'>,
  found: Found,
): Promise<void> {
  const lines = await history.ask('audit', { outcome: 'unfinished', limit: MOST });
  if (!lines.ok) return log('warning', 'audit-not-read', { kind: lines.failure.kind });
  const records = lines.value.map(toRecord).filter((record) => !desk.isBusy(record.id));
  const complete = async (record: AuditRecord) => {
    const job = jobFor(record, found);
    if (job === 'gone') await keep(history, orphaned(record, clock.now()));
    else if (job) await desk.complete(job, record);
  };
  await inTurns(records, AT_ONCE, complete, () => false);
}

function orphaned(record: AuditRecord, endedAt: number): AuditRecord {
  const seen = 'Tallylight ended before the answer came, and the account is no longer there to be asked.';
  return { ...record, outcome: 'unconfirmed', seen, endedAt };
}

function jobFor(record: AuditRecord, found: Found): Job | 'gone' | undefined {
  const { resumption, label, before, sent, by, action } = record;
  const subject = resumption && found.subject(record, resumption.kind, resumption.key);
  if (subject === 'gone' || !subject) return 'gone';
  const definition = definitionOf(subject, action);
  if (!definition || !subject.reach(new AbortController().signal)) return definition ? undefined : 'gone';
  const planned = { at: record.at, exists: true, status: '', facts: {} };
  return { subject, before, sent, by, course: { definition, planned, asked: resumption.asked, label } };
}
