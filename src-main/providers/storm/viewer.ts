import type { Source } from '#contract/configuration';
import type { Readings } from '#contract/model';
import type { AccountHttp, Outcome } from '../../core/provider.ts';
import { ask, known, understand, type VendorLine } from '../../core/answers.ts';
import { clockOf } from './clock.ts';
import { graded } from './health.ts';
import { apiPath } from './line.ts';
import { gone } from './stream.ts';
import { viewerFacts } from './viewer-facts.ts';
import { viewerAnswer, type ViewerFields } from './viewer-wire.ts';
import { isAbsence } from './words.ts';

/**
 * Reads one viewer (seed 002). A session that has ended is offline, which is no error. A viewer that answers is live:
 * its `state` is shown, but says nothing reliable (providers.md 2.9).
 */
export async function lookAtViewer(http: AccountHttp, line: VendorLine, source: Source): Promise<Outcome> {
  const { viewerId = '' } = source.key;
  const heard = await ask(http, line, apiPath(line.account.baseUrl, 'viewers', viewerId));
  if (heard.answer.ok && isAbsence(heard.answer.value, 'connection not found')) return gone(heard.at);
  const answer = understand(heard, viewerAnswer);
  if (!answer.ok) return { at: heard.at, ok: false, failure: answer.failure };
  return {
    at: heard.at,
    ok: true,
    presence: 'live',
    readings: readingsOf(answer.value.data),
    facts: viewerFacts(answer.value.data),
    ...clockOf(answer.value),
  };
}

function readingsOf({ healthData: health, connectionData: connection }: ViewerFields): Readings {
  return known({
    latency: graded(health?.latency, health?.latencyGrade),
    bufferDeviation: graded(health?.bufferDeviation, health?.bufferDeviationGrade),
    queuePressure: graded(health?.queuePressure, health?.queuePressureGrade),
    droppedFrames: graded(health?.droppedFramesRatio, health?.droppedFramesGrade),
    inBandwidth: connection?.inBandwidth,
    outBandwidth: connection?.outBandwidth,
    inTotalBytes: connection?.inTotalBytes,
    outTotalBytes: connection?.outTotalBytes,
    videoPackets: connection?.videoPacketCount,
    audioPackets: connection?.audioPacketCount,
    dataPackets: connection?.dataPacketCount,
    health: graded(health?.healthScore, health?.healthGrade),
  });
}
