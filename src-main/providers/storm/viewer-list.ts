/** Who watches a stream: an endpoint outside of the seeds that not every server has (providers.md 2.2 and 2.5). */
import * as v from 'valibot';
import { done, type Result } from '#contract/failure';
import type { AccountHttp, FoundViewer, ViewersPage, ViewersWish } from '../../core/provider.ts';
import {
  amount,
  ask,
  count,
  instant,
  known,
  maybe,
  score,
  text,
  understand,
  type VendorLine,
  word,
} from '../../core/answers.ts';
import { graded } from './health.ts';
import { apiPath } from './line.ts';
import { isAbsence, viewerListVoice } from './words.ts';

const ROWS = '50';

/** Flat, and with names of its own: `applicationName`, `subStream`. */
const listedViewer = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  state: maybe(word),
  pipelineType: maybe(word),
  harnessType: maybe(word),
  applicationName: maybe(text),
  streamKey: maybe(text),
  remoteAddress: maybe(text),
  deviceType: maybe(word),
  osName: maybe(text),
  browserName: maybe(text),
  startTime: maybe(instant),
  inBandwidth: maybe(amount),
  outBandwidth: maybe(amount),
  inTotalBytes: maybe(amount),
  outTotalBytes: maybe(amount),
  healthScore: maybe(score),
  healthGrade: maybe(word),
});

const page = v.object({
  data: v.object({
    totalItems: maybe(count),
    totalPages: maybe(count),
    list: v.array(maybe(listedViewer)),
  }),
});

type ListedViewer = v.InferOutput<typeof listedViewer>;

/** One page. Of a stream that is not there nobody is a viewer; `not-found` where the server has no such list. */
export async function listViewers(
  http: AccountHttp,
  line: VendorLine,
  { source, page: number, search }: ViewersWish,
): Promise<Result<ViewersPage>> {
  const { application = '', streamKey = '' } = source.key;
  const path = apiPath(line.account.baseUrl, 'streams', application, streamKey, 'viewers');
  const query = { page: String(number), rowsPerPage: ROWS, ...(search === undefined ? {} : { search }) };
  const heard = await ask(http, { ...line, voice: viewerListVoice }, path, { query });
  if (heard.answer.ok && isAbsence(heard.answer.value, 'stream not found'))
    return done({ viewers: [], pages: 1, total: 0 });
  const answer = understand(heard, page);
  if (!answer.ok) return answer;
  const { list, totalItems, totalPages } = answer.value.data;
  const viewers = list.flatMap((one) => (one ? [toFound(one)] : []));
  return done({ viewers, pages: Math.max(1, totalPages ?? 1), total: totalItems ?? viewers.length });
}

/** As the detail of a viewer tells the same things. */
function toFound(viewer: ListedViewer): FoundViewer {
  const facts = known({
    state: viewer.state,
    pipelineType: viewer.pipelineType,
    harnessType: viewer.harnessType,
    application: viewer.applicationName,
    streamKey: viewer.streamKey,
    startedAt: viewer.startTime,
    device: viewer.deviceType,
    system: viewer.osName,
    browser: viewer.browserName,
    healthGrade: viewer.healthGrade,
    address: viewer.remoteAddress,
  });
  const readings = known({
    inBandwidth: viewer.inBandwidth,
    outBandwidth: viewer.outBandwidth,
    inTotalBytes: viewer.inTotalBytes,
    outTotalBytes: viewer.outTotalBytes,
    health: graded(viewer.healthScore, viewer.healthGrade),
  });
  return { kind: 'viewer', key: { viewerId: viewer.id }, facts, readings };
}
