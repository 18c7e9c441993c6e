/** What can be wrong with the history's file, and how it is told. */
import type { Notice } from '#contract/model';
import type { HistoryNews } from '../../core/ports.ts';

/** `damaged`: its content cannot be trusted; `foreign`: another program's; the others leave the content whole. */
export type Trouble = 'full' | 'read-only' | 'unreachable' | 'damaged' | 'foreign' | 'newer';

/** Notices of the history have this id: a new one takes the place of the last. */
export const NOTICE = 'history';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const CODES: Readonly<Record<number, Trouble>> = {
  8: 'read-only',
  11: 'damaged',
  13: 'full',
  14: 'unreachable',
  26: 'damaged',
};
/** SQLITE_IOERR with the detail "write" or "fsync": with a full disk they mean the same as SQLITE_FULL. */
const WRITE_FAILED = [778, 1034];
/** SQLITE_ERROR: a statement that makes no sense. */
const BUG = 1;

/** The trouble an error of SQLite or of the file system stands for; undefined for any other, which is a bug. */
export function troubleOf(error: unknown): Trouble | undefined {
  const { errcode, code, syscall } = (error ?? {}) as Record<string, unknown>;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  if (code === 'EROFS') return 'read-only';
  if (error instanceof ForeignFile) return 'foreign';
  if (error instanceof DamagedFile) return 'damaged';
  // A packed table that cannot be read, or text that is no JSON: the file was changed by something else.
  if (error instanceof RangeError || error instanceof SyntaxError) return 'damaged';
  if (typeof errcode !== 'number') return typeof syscall === 'string' ? 'unreachable' : undefined;
  if (errcode === BUG) return undefined;
  if (WRITE_FAILED.includes(errcode)) return 'full';
  return CODES[errcode & 255] ?? 'unreachable';
}

/** True when the file must be set aside. */
export function isSpoilt(trouble: Trouble): boolean {
  return trouble === 'damaged' || trouble === 'foreign';
}

/** The file is SQLite's, but not of this app. */
export class ForeignFile extends Error {}

/** The check has found pages that are not as they should be. */
export class DamagedFile extends Error {}

const WHY: Readonly<Record<Exclude<Trouble, 'damaged' | 'foreign' | 'newer'>, string>> = {
  full: 'the disk is full',
  'read-only': 'its file cannot be written',
  unreachable: 'its file cannot be opened or written',
};

/** History goes on in memory, and into the file as soon as that can be written. */
export function pausedNews(trouble: Trouble): HistoryNews {
  const why = WHY[trouble as keyof typeof WHY] ?? WHY.unreachable;
  const text = `History is not being saved: ${why}. Watching and alerts go on; the last minutes are kept in memory and saved when that is possible again.`;
  return news('warning', text);
}

/** `name` is the file it was set aside as; `saved` says how much could be taken over. */
export function setAsideNews(trouble: Trouble, name: string, saved: boolean): HistoryNews {
  const what = trouble === 'foreign' ? 'was not written by Tallylight' : 'was damaged';
  const then = saved ? 'What could be read of it was taken over.' : 'A new one has begun.';
  return news('warning', `The history file ${what} and was set aside as ${name}. ${then}`);
}

/** The file is of a newer version of the app. */
export function newerNews(): HistoryNews {
  return news(
    'warning',
    'The history was written by a newer version of Tallylight. It can be looked at, but nothing is added to it.',
  );
}

/** The store's thread dies whenever it is started. */
export const givenUpNews: HistoryNews = news(
  'warning',
  'History is not being saved: its part of the app cannot run. Watching and alerts go on; the last hour is kept in memory.',
);

/** All is well again. */
export const clearedNews: HistoryNews = { id: NOTICE };

function news(tone: Notice['tone'], text: string): HistoryNews {
  return { id: NOTICE, notice: { id: NOTICE, tone, text, action: { label: 'Settings', route: 'settings' } } };
}
