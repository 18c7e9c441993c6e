import type { AuditRecord } from './audit.ts';
import type { Job } from './plan.ts';

/** The audit record of an action that is about to be sent. `at` is epoch ms. */
export function recordFor({ subject, course, before, sent, by }: Job, id: string, at: number): AuditRecord {
  const { descriptor } = course.definition;
  const { source, label, account, accountName, kind, key, kit } = subject;
  return {
    id,
    at,
    account,
    accountName,
    source,
    label,
    key: kit.idOf(key),
    action: descriptor.id,
    title: `${descriptor.label} ${label}`,
    by,
    sent,
    before,
    outcome: 'unfinished',
    seen: '',
    resumption: { kind, key, asked: kit.shown(course.asked) },
  };
}
