/** What is picked from the answer on one stream (seed 001). Only the state is essential. */
import * as v from 'valibot';
import { amount, count, flag, instant, maybe, score, span, text, word } from '../../core/answers.ts';
import { stamps } from './clock.ts';

const subStream = v.object({ streamKey: maybe(text), name: maybe(text) });

const streamFields = v.object({
  id: maybe(text),
  state: word,
  type: maybe(word),
  startTime: maybe(instant),
  duration: maybe(span),
  viewerCount: maybe(count),
  systemClientCount: maybe(count),
  inBandwidth: maybe(amount),
  outBandwidth: maybe(amount),
  inTotalBytes: maybe(amount),
  outTotalBytes: maybe(amount),
  healthScore: maybe(score),
  healthGrade: maybe(word),
  allowedToPublish: maybe(flag),
  isAutoRemovable: maybe(flag),
  canRecord: maybe(flag),
  isRecording: maybe(flag),
  thumbnailPath: maybe(text),
  thumbnailTimestamp: maybe(instant),
  subStreams: maybe(v.array(maybe(subStream))),
});

export const streamAnswer = v.object({ data: streamFields, ...stamps });

export type StreamFields = v.InferOutput<typeof streamFields>;
