/** The server's list of streams: an endpoint that not every version has (providers.md 2.2, inferred). */
import * as v from 'valibot';
import type { Result } from '#contract/failure';
import type { AccountHttp, Found, FoundList } from '../../core/provider.ts';
import { ask, count, maybe, text, understand, type VendorLine, word } from '../../core/answers.ts';
import { apiPath } from './line.ts';
import { listVoice } from './words.ts';

const ROWS = '50';
/** 10,000 streams: a server that pages for ever ends here (faults.md B15). */
const MOST_PAGES = 200;

const listedStream = v.object({
  application: text,
  streamKey: text,
  state: maybe(word),
  viewerCount: maybe(count),
});

const page = v.object({
  data: v.object({ hasNext: maybe(v.boolean()), list: v.array(maybe(listedStream)) }),
});

type ListedStream = v.InferOutput<typeof listedStream>;

/** Reads all pages. Fails with `not-found` where the server has no such list: then it is not offered. */
export async function listStreams(
  http: AccountHttp,
  line: VendorLine,
  tell: (found: number) => void = () => undefined,
): Promise<Result<FoundList>> {
  const found = new Map<string, Found>();
  const path = apiPath(line.account.baseUrl, 'streams');
  for (let number = 1; number <= MOST_PAGES; number++) {
    const query = { page: String(number), rowsPerPage: ROWS };
    const answer = understand(await ask(http, { ...line, voice: listVoice }, path, { query }), page);
    if (!answer.ok) return answer;
    const { list, hasNext } = answer.value.data;
    const before = found.size;
    for (const stream of list)
      if (stream) found.set(`${stream.application}/${stream.streamKey}`, toFound(stream));
    // A page that brings nothing new is the last, whatever it says: some servers give the same page for ever.
    if (hasNext !== true || found.size === before) return listOf(found, true);
    tell(found.size);
  }
  return listOf(found, false);
}

function listOf(found: ReadonlyMap<string, Found>, isWhole: boolean): Result<FoundList> {
  return { ok: true, value: { found: [...found.values()], isWhole } };
}

function toFound({ application, streamKey, state, viewerCount }: ListedStream): Found {
  const viewers =
    viewerCount === undefined ? [] : [viewerCount === 1 ? '1 viewer' : `${viewerCount} viewers`];
  const detail = [application, ...(state ? [state] : []), ...viewers].join(', ');
  const live = state === 'PUBLISHED' ? ({ live: true } as const) : {};
  return { kind: 'stream', key: { application, streamKey }, label: streamKey, detail, ...live };
}
