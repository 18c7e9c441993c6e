import type { Source } from '#contract/configuration';
import type { Facts, Readings } from '#contract/model';
import type { AccountHttp, Outcome, Sample } from '../../core/provider.ts';
import { ask, known, understand, type VendorLine } from '../../core/answers.ts';
import { clockOf } from './clock.ts';
import { graded } from './health.ts';
import { apiPath } from './line.ts';
import { streamAnswer, type StreamFields } from './stream-wire.ts';
import { isAbsence } from './words.ts';

/** A list of renditions longer than this helps nobody. */
const MOST_SUB_STREAMS = 50;

/** Reads one stream (seed 001). A stream that is not there is offline, which is no error. */
export async function lookAtStream(http: AccountHttp, line: VendorLine, source: Source): Promise<Outcome> {
  const { application = '', streamKey = '' } = source.key;
  const heard = await ask(http, line, apiPath(line.account.baseUrl, 'streams', application, streamKey));
  if (heard.answer.ok && isAbsence(heard.answer.value, 'stream not found')) return gone(heard.at);
  const answer = understand(heard, streamAnswer);
  if (!answer.ok) return { at: heard.at, ok: false, failure: answer.failure };
  const { data } = answer.value;
  return {
    at: heard.at,
    ok: true,
    presence: presenceOf(data.state),
    readings: readingsOf(data),
    facts: factsOf(data),
    ...clockOf(answer.value),
  };
}

/** What is not there has no readings: no zero viewers are written down (faults.md H11). */
export function gone(at: number): Sample {
  return { at, ok: true, presence: 'offline', readings: {}, facts: {} };
}

/** Only PUBLISHED is live; AWAITING and INITIALIZED exist but bring no picture yet. Every other word is offline (providers.md 2.6). */
export function presenceOf(state: string): Sample['presence'] {
  if (state === 'PUBLISHED') return 'live';
  return state === 'AWAITING' || state === 'INITIALIZED' ? 'preparing' : 'offline';
}

function readingsOf(data: StreamFields): Readings {
  return known({
    viewers: data.viewerCount,
    systemClients: data.systemClientCount,
    inBandwidth: data.inBandwidth,
    outBandwidth: data.outBandwidth,
    inTotalBytes: data.inTotalBytes,
    outTotalBytes: data.outTotalBytes,
    health: graded(data.healthScore, data.healthGrade),
  });
}

/** The duration is left out: it changes with every poll, and start and clock tell it. */
function factsOf(data: StreamFields): Facts {
  return known({
    state: data.state,
    type: data.type,
    serverId: data.id,
    startedAt: data.startTime,
    healthGrade: data.healthGrade,
    allowedToPublish: data.allowedToPublish,
    isAutoRemovable: data.isAutoRemovable,
    canRecord: data.canRecord,
    isRecording: data.isRecording,
    thumbnailPath: data.thumbnailPath,
    thumbnailAt: data.thumbnailTimestamp,
    subStreams: subStreamsOf(data.subStreams),
  });
}

function subStreamsOf(subStreams: StreamFields['subStreams']): readonly string[] | undefined {
  return subStreams
    ?.slice(0, MOST_SUB_STREAMS)
    .map((one) => [one?.name, one?.streamKey && `(${one.streamKey})`].filter(Boolean).join(' '))
    .filter((words) => words !== '');
}
