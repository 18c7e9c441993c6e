/** How one look at an account gets to know its streams with the fewest requests. */
import { failed, type Result } from '#contract/failure';
import type { AccountHttp } from '../../core/provider.ts';
import type { VendorLine } from '../../core/answers.ts';
import { readById, type Sight, type Sights } from './by-id.ts';
import { readList, type StreamList } from './list.ts';

/** Streams missing from a list that may not be whole are asked for by ID, up to this many a look. */
const MOST_MISSING = 20;

export interface Wanted {
  readonly all: boolean;
  /** Whether these streams fill what is followed at most: then the rest of the list need not be read. */
  readonly isFull: (sights: Sights) => boolean;
  /** Streams that must have an outcome. */
  readonly ids: readonly string[];
  /** Pages the list had when it was last read; 1 when it never was. */
  readonly pages: number;
}

export interface StreamsNow {
  readonly sights: Sights;
  /** Pages of the list; of one that is read until what is followed is full, pages read. */
  readonly pages: number;
  readonly listed: number;
}

/** True when single requests cost no more than the list. */
export function isByIdCheaper({ all, ids, pages }: Omit<Wanted, 'isFull'>): boolean {
  return !all && ids.length <= pages;
}

/** Reads the list, or the wanted streams one by one where that costs no more. Fails only as a whole. */
export async function readStreams(
  http: AccountHttp,
  line: VendorLine,
  wanted: Wanted,
): Promise<Result<StreamsNow>> {
  if (isByIdCheaper(wanted)) return oneByOne(http, line, wanted.ids, wanted.pages);
  const mayGoOn = (sights: Sights, pages: number) =>
    !isByIdCheaper({ ...wanted, pages }) && !wanted.isFull(sights);
  const list = await readList(http, line, mayGoOn);
  if (!list.ok) return list;
  const { pages, read } = list.value;
  if (isByIdCheaper({ ...wanted, pages })) return oneByOne(http, line, wanted.ids, pages);
  return completed(http, line, { ...list.value, pages: wanted.all ? read : pages }, wanted.ids);
}

async function oneByOne(
  http: AccountHttp,
  line: VendorLine,
  ids: readonly string[],
  pages: number,
): Promise<Result<StreamsNow>> {
  const sights = await readById(http, line, ids);
  return sights.ok ? { ok: true, value: { sights: sights.value, pages, listed: ids.length } } : sights;
}

/** Gives the wanted streams that the list lacks an outcome of their own. */
async function completed(
  http: AccountHttp,
  line: VendorLine,
  { sights, isWhole, pages, listed }: StreamList,
  ids: readonly string[],
): Promise<Result<StreamsNow>> {
  const missing = ids.filter((id) => !sights.has(id));
  const asked = isWhole ? [] : missing.slice(0, MOST_MISSING);
  const found = await readById(http, line, asked);
  if (!found.ok) return found;
  const at = http.now();
  const rest = missing.map((id) => [id, found.value.get(id) ?? notListed(at, isWhole)] as const);
  return { ok: true, value: { sights: new Map([...sights, ...rest]), pages, listed } };
}

function notListed(at: number, isWhole: boolean): Sight {
  const stream = isWhole
    ? failed('not-found', 'This stream is no longer in the list of the account (deleted at FastPix?).')
    : failed(
        'unexpected-response',
        'FastPix’s list of streams could not be read to its end, and this stream was not in it.',
      );
  return { at, stream };
}
