/** One poll as the history keeps it. */
import type { FailureKind } from '#contract/failure';
import type { HistoryEntry } from '../ports.ts';

/** What a poll came to. The position in the list is the stored code: only ever add at the end. */
export const CODES = [
  'live',
  'preparing',
  'offline',
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'timeout',
  'unreachable',
  'server',
  'unexpected-response',
  'rejected',
  'keychain',
  'invalid',
  'storage',
  'cancelled',
  'internal',
  'paused',
  'resumed',
  'asleep',
  'frozen',
] as const;

export type RowKind = (typeof CODES)[number];

const OTHERS: readonly RowKind[] = ['live', 'preparing', 'offline', 'paused', 'resumed', 'asleep', 'frozen'];

/** The codes that are failures, in their order. A kind of failure that has no code does not compile here. */
export const FAILURES = CODES.filter((kind: RowKind): kind is FailureKind => !OTHERS.includes(kind));

/** `source` is the store's own number for it, `word` the place of its "state|grade" in the source's list of words. */
export interface Row {
  readonly source: number;
  readonly at: number;
  readonly code: number;
  readonly word: number;
  /** One a metric, NaN for "no data". */
  readonly values: readonly number[];
}

/** The stored code of a kind. */
export function codeOf(kind: RowKind | FailureKind): number {
  return CODES.indexOf(kind);
}

/** What a stored code means; unknown ones (of a newer app) count as an unexpected answer. */
export function kindOf(code: number): RowKind {
  return CODES[code] ?? 'unexpected-response';
}

/** Entries that become rows. */
export type RowEntry = Extract<HistoryEntry, { type: 'sample' | 'miss' | 'pause' | 'resume' }>;

/** What an entry is kept as. */
export function rowKindOf(entry: RowEntry): RowKind | FailureKind {
  if (entry.type === 'sample') return entry.presence;
  if (entry.type === 'miss') return entry.frozen ? 'frozen' : entry.kind;
  return entry.type === 'pause' ? 'paused' : 'resumed';
}

/** True when the poll brought readings, or the news that there is nothing to read. */
export function isGood(code: number): boolean {
  return code <= 2;
}
