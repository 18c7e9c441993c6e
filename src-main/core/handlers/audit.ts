/** Reading the audit back: for the page, and as a file to keep. */
import type { AuditAnswer } from '#contract/channels/actions';
import { done, type Result } from '#contract/failure';
import { toEntry, toRecord } from '../actions/audit.ts';
import { auditDocument, type AuditFormat } from '../actions/audit-document.ts';
import type { AuditLine } from '../history/questions.ts';
import { present } from '../monitor/source-view.ts';
import type { World } from '../monitor/world.ts';

/** How many lines are read at once for a file. */
const PORTION = 5_000;

/** Absent fields match everything; times are epoch ms, both inclusive. */
export interface AuditFilter {
  readonly search?: string | undefined;
  readonly source?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** The newest lines that match, at most `limit`. Fails with `storage`. */
export async function readAudit(
  world: World,
  { limit, ...filter }: AuditFilter & { readonly limit: number },
): Promise<Result<AuditAnswer>> {
  const lines = await linesOf(world, filter, limit + 1);
  if (!lines.ok) return lines;
  const entries = lines.value.slice(0, limit).map((line) => toEntry(toRecord(line)));
  return done({ entries, more: lines.value.length > limit });
}

export interface AuditDocument {
  readonly name: string;
  readonly text: string;
  readonly changes: number;
}

/** All lines that match, as the text of a file. Fails with `storage`. */
export async function auditFile(
  world: World,
  filter: AuditFilter,
  format: AuditFormat,
): Promise<Result<AuditDocument>> {
  const found = new Map<string, AuditLine>();
  for (let until = filter.until; ;) {
    const lines = await linesOf(world, { ...filter, until }, PORTION);
    if (!lines.ok) return lines;
    const before = found.size;
    for (const line of lines.value) found.set(line.id, line);
    // Lines of one millisecond may come twice: the portion ends where nothing new came.
    if (lines.value.length < PORTION || found.size === before) break;
    until = lines.value.at(-1)?.at;
  }
  const entries = [...found.values()].map((line) => toEntry(toRecord(line)));
  const text = auditDocument(entries, format, world.parts.clock.now());
  return done({ name: `tallylight-changes.${format}`, text, changes: entries.length });
}

function linesOf(world: World, { search, source, from, until }: AuditFilter, limit: number) {
  const text = search?.trim();
  return world.parts.history.ask('audit', {
    ...present('search', text === '' ? undefined : text),
    ...present('source', source),
    ...present('from', from),
    ...present('until', until),
    limit,
  });
}
