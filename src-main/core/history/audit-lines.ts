import type { AuditLine, AuditQuestion } from './questions.ts';

/** The lines that match, newest first: what the store on disk answers with, without a file. */
export function auditLinesIn(lines: readonly AuditLine[], question: AuditQuestion): readonly AuditLine[] {
  return lines
    .filter((line) => matches(line, question))
    .sort((a, b) => b.at - a.at)
    .slice(0, question.limit)
    .map(({ id, at, text, detail }) => ({ id, at, text, detail }));
}

function matches({ id, at, text, detail }: AuditLine, question: AuditQuestion): boolean {
  const { search, outcome, source, from = -Infinity, until = Infinity } = question;
  if (question.id !== undefined && question.id !== id) return false;
  if (outcome !== undefined && detail['outcome'] !== outcome) return false;
  if (source !== undefined && detail['source'] !== source) return false;
  if (search !== undefined && !text.includes(search.toLowerCase())) return false;
  return at >= from && at <= until;
}
