/** What is picked from the answer on one viewer (seed 002). Whole groups may be missing or null (providers.md 2.4). */
import * as v from 'valibot';
import { amount, instant, maybe, measure, score, span, text, word } from '../../core/answers.ts';
import { stamps } from './clock.ts';

const userAgent = v.object({
  deviceType: maybe(word),
  osName: maybe(text),
  osVersion: maybe(text),
  browserName: maybe(text),
  browserVersion: maybe(text),
  renderingEngine: maybe(text),
});

const connection = v.object({
  remoteAddress: maybe(text),
  protocol: maybe(word),
  inBandwidth: maybe(amount),
  outBandwidth: maybe(amount),
  inTotalBytes: maybe(amount),
  outTotalBytes: maybe(amount),
  videoPacketCount: maybe(amount),
  audioPacketCount: maybe(amount),
  dataPacketCount: maybe(amount),
});

const health = v.object({
  healthScore: maybe(score),
  healthGrade: maybe(word),
  latency: maybe(measure),
  latencyGrade: maybe(word),
  bufferDeviation: maybe(measure),
  bufferDeviationGrade: maybe(word),
  queuePressure: maybe(measure),
  queuePressureGrade: maybe(word),
  droppedFramesRatio: maybe(measure),
  droppedFramesGrade: maybe(word),
});

const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));

const place = v.object({
  continentName: maybe(text),
  countryName: maybe(text),
  countryCode: maybe(word),
  cityName: maybe(text),
  postalCode: maybe(word),
  latitude: maybe(degrees(90)),
  longitude: maybe(degrees(180)),
});

const viewerFields = v.object({
  id: maybe(text),
  state: word,
  pipelineType: maybe(word),
  harnessType: maybe(word),
  application: maybe(text),
  streamKey: maybe(text),
  startTime: maybe(instant),
  duration: maybe(span),
  userAgentData: maybe(userAgent),
  connectionData: maybe(connection),
  healthData: maybe(health),
  geoData: maybe(place),
});

export const viewerAnswer = v.object({ data: viewerFields, ...stamps });

export type ViewerFields = v.InferOutput<typeof viewerFields>;
