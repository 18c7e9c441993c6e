/** All pages of the account's list of streams (seed 003, providers.md 3.4). */
import type { InferOutput } from 'valibot';
import { failed, type Result } from '#contract/failure';
import type { AccountHttp } from '../../core/provider.ts';
import { ask, type Heard, understand, type VendorLine } from '../../core/answers.ts';
import type { Sight, Sights } from './by-id.ts';
import { streamPage } from './wire.ts';

/** The most a page may hold. */
export const PAGE_SIZE = 50;
/** 10,000 streams; a server that pages for ever ends here (faults.md B15). */
const MOST_PAGES = 200;
const MOST_BYTES = 4 * 1_024 * 1_024;

export interface StreamList {
  /** In the list's order: newest first. */
  readonly sights: Sights;
  /** False when something may be missing: too many pages, an unreadable entry, or the list moved while it was read. */
  readonly isWhole: boolean;
  /** Pages that there are. */
  readonly pages: number;
  /** Pages that were read, and streams that there are as far as FastPix tells. */
  readonly read: number;
  readonly listed: number;
}

type Page = InferOutput<typeof streamPage>;

/**
 * Reads the list page by page; `offset` is the page's number from 1, whatever the document calls it. `mayGoOn` is
 * asked after each page: when it says no, the list ends there and, unless that was its end, is not whole.
 */
export async function readList(
  http: AccountHttp,
  line: VendorLine,
  mayGoOn: (sights: Sights, pages: number) => boolean,
): Promise<Result<StreamList>> {
  const reading: Reading = { sights: new Map(), total: undefined, isClean: true };
  for (let number = 1; ; number++) {
    const heard = await askPage(http, line, number, PAGE_SIZE);
    const page = readPage(heard);
    if (!page.ok) return page;
    const hasNews = addPage(reading, page.value, heard.at);
    const pages = pagesOf(page.value, number);
    const isOver = number >= pages || number >= MOST_PAGES || !hasNews;
    if (isOver || !mayGoOn(reading.sights, pages)) return ended(reading, number, pages);
  }
}

/** What the pages so far have brought. */
interface Reading {
  readonly sights: Map<string, Sight>;
  /** How many records there were when the first page was read. */
  total: number | undefined;
  isClean: boolean;
}

/** Records that go while the list is read pull others over the edge of a page unseen: then fewer are seen than told. */
function ended({ sights, total = 0, isClean }: Reading, number: number, pages: number): Result<StreamList> {
  const isWhole = isClean && number >= pages && sights.size >= total;
  const listed = Math.max(total, sights.size);
  return { ok: true, value: { sights, pages, isWhole, read: number, listed } };
}

/** Asks for one page, newest streams first. */
export function askPage(http: AccountHttp, line: VendorLine, number: number, limit: number): Promise<Heard> {
  const query = { limit: String(limit), offset: String(number), orderBy: 'desc' };
  return ask(http, line, ['live', 'streams'], { query, maxBytes: MOST_BYTES });
}

/** A page that holds entries but no readable one is not understood. */
export function readPage(heard: Heard): Result<Page> {
  const page = understand(heard, streamPage);
  if (!page.ok || page.value.data.length === 0 || page.value.data.some(Boolean)) return page;
  return failed('unexpected-response', 'FastPix sent a list of streams of another form than documented.');
}

/** False when the page brought no stream that was not known: it is empty, or the same page again. */
function addPage(reading: Reading, page: Page, at: number): boolean {
  const before = reading.sights.size;
  for (const value of page.data) {
    if (!value) reading.isClean = false;
    else if (!reading.sights.has(value.streamId))
      reading.sights.set(value.streamId, { at, stream: { ok: true, value } });
  }
  reading.total ??= page.pagination?.totalRecords;
  return reading.sights.size > before;
}

/** Without a number of pages, a full page has another behind it. */
function pagesOf({ pagination, data }: Page, number: number): number {
  if (data.length === 0) return number;
  return pagination?.offsetCount ?? (data.length < PAGE_SIZE ? number : number + 1);
}
