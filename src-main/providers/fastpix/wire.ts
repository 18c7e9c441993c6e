/**
 * What is picked from FastPix's answers. Stream keys, SRT secrets and simulcast targets are not listed, so they do not
 * outlive the parsing (providers.md 3.10). Only `streamId` and `status` are essential: no document requires any field.
 */
import * as v from 'valibot';
import { count, flag, instant, maybe, text, word } from '../../core/answers.ts';
import { parseIsoInstant } from '../../core/utc.ts';

const streamId = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

const isoInstant = v.pipe(v.string(), v.transform(parseIsoInstant), instant);

const playbackId = v.object({ id: maybe(text), accessPolicy: maybe(word) });

export const stream = v.object({
  streamId,
  status: word,
  trial: maybe(flag),
  maxResolution: maybe(word),
  maxDuration: maybe(count),
  createdAt: maybe(isoInstant),
  reconnectWindow: maybe(count),
  enableRecording: maybe(flag),
  enableDvrMode: maybe(flag),
  lowLatency: maybe(flag),
  closedCaptions: maybe(flag),
  mediaPolicy: maybe(word),
  metadata: maybe(v.unknown()),
  playbackIds: maybe(v.array(maybe(playbackId))),
});

export type Stream = v.InferOutput<typeof stream>;

const success = v.literal(true);

/** One odd stream does not blind the whole list: it is left out, and the list counts as incomplete. */
export const streamPage = v.object({
  success,
  data: v.array(maybe(stream)),
  pagination: maybe(v.object({ totalRecords: maybe(count), offsetCount: maybe(count) })),
});

export const streamAnswer = v.object({ success, data: stream });

export const viewsAnswer = v.object({ success, data: v.object({ views: maybe(count) }) });
