import type { ShowClock } from '../clock.ts';
import { seedOf } from '../random.ts';
import { startAudience } from '../shows/audience.ts';
import type { Audience } from '../shows/audience.ts';
import { momentAt } from './stream-show.ts';
import type { Moment, StreamSetting } from './stream-show.ts';
import { gradeOf } from './wire.ts';
import type { StreamBody } from './wire.ts';

/** A simulated stream: played by its show, or held by hand. */
export interface Stream {
  readonly setting: StreamSetting;
  readonly seed: number;
  /** The audience of the present session. */
  watching?: Watching;
  held?: Held;
}

/** Those who watch since a second of the show. */
export interface Watching {
  readonly from: number;
  readonly audience: Audience;
}

/** A body set by hand at a moment; counters and duration go on from there. Without a body: 404. */
export interface Held {
  readonly at: number;
  readonly body?: StreamBody;
  /** A duration set by hand stays, as in a frozen answer. */
  readonly fixedDuration?: boolean;
}

/** No score is known in the first milliseconds of a session. */
const UNSCORED = 6000;

/** A stream at the beginning of its show. */
export function openStream(setting: StreamSetting, seed: number): Stream {
  return { setting, seed: seedOf(seed, `${setting.application}/${setting.streamKey}`) };
}

/** What a poll reads now; undefined when there is no such stream at the moment (404). */
export function streamBody(stream: Stream, clock: ShowClock): StreamBody | undefined {
  if (stream.held) return heldBody(stream.held, clock.now());
  const moment = momentAt(stream.setting, clock.seconds());
  return moment.state === 'gone' ? undefined : shownBody(stream, clock, moment);
}

/** The audience of the present session, played up to now or to the end of publishing. */
export function watchingOf(stream: Stream, moment: Moment): Watching {
  const from = moment.publishedFrom;
  if (stream.watching?.from !== from) {
    const seed = seedOf(stream.seed, String(from));
    stream.watching = { from, audience: startAudience(stream.setting.audience, seed) };
  }
  stream.watching.audience.playTo(moment.publishedUntil - from);
  return stream.watching;
}

function heldBody({ at, body, fixedDuration }: Held, now: number): StreamBody | undefined {
  if (!body) return undefined;
  const seconds = (now - at) / 1000;
  return {
    ...body,
    duration: fixedDuration ? body.duration : now - body.startTime,
    inTotalBytes: Math.floor(body.inTotalBytes + body.inBandwidth * seconds),
    outTotalBytes: Math.floor(body.outTotalBytes + body.outBandwidth * seconds),
  };
}

function shownBody(stream: Stream, clock: ShowClock, moment: Moment): StreamBody {
  const { setting } = stream;
  const { application, streamKey } = setting;
  const before = moment.sessionBegan === 0 ? setting.ranBefore : 0;
  const startTime = clock.at(moment.sessionBegan) - before * 1000;
  const duration = clock.now() - startTime;
  const isPublished = moment.state === 'PUBLISHED';
  const isScored = isPublished && duration >= UNSCORED;
  const score = isScored ? Math.min(100, Math.max(0, setting.health.at(clock.seconds()))) : undefined;
  return {
    id: streamKey,
    state: moment.state,
    type: 'NATIVE_STREAM',
    application,
    streamKey,
    startTime,
    duration,
    ...trafficOf(stream, clock, moment, before),
    healthScore: score ?? 0,
    healthGrade: gradeOf(score),
    ...flagsOf(setting, isPublished, clock),
  };
}

/** People, bandwidths, and the counters that are their areas. Shows run at the clock's speed, bytes by its seconds. */
function trafficOf(stream: Stream, clock: ShowClock, moment: Moment, before: number) {
  const { setting } = stream;
  const isPublished = moment.state === 'PUBLISHED';
  const { audience } = watchingOf(stream, moment);
  const guests = setting.guests.length;
  const viewerCount = isPublished ? audience.live() + guests : 0;
  const shown = moment.publishedUntil - moment.publishedFrom;
  const watched =
    (audience.liveSeconds() + guests * shown) / clock.speed + (setting.audience.initial + guests) * before;
  return {
    viewerCount,
    systemClientCount: isPublished ? setting.systemClients : 0,
    inBandwidth: isPublished ? Math.round(setting.ingest.at(clock.seconds())) : 0,
    outBandwidth: viewerCount * setting.perViewer,
    inTotalBytes: Math.floor(ingested(setting, moment) / clock.speed + setting.ingest.at(0) * before),
    outTotalBytes: Math.floor(setting.perViewer * watched),
  };
}

function ingested(setting: StreamSetting, moment: Moment): number {
  return setting.ingest.area(moment.publishedUntil) - setting.ingest.area(moment.publishedFrom);
}

function flagsOf(setting: StreamSetting, isPublished: boolean, clock: ShowClock) {
  const { application, streamKey } = setting;
  return {
    allowedToPublish: true,
    isAutoRemovable: true,
    canRecord: setting.recording,
    isRecording: setting.recording && isPublished,
    thumbnailPath: setting.thumbnail ? `/thumbnails/${application}/${streamKey}.png` : null,
    thumbnailTimestamp: setting.thumbnail ? Math.floor(clock.now() / 10_000) * 10_000 : 0,
    subStreams: setting.subStreams.map((name) => ({
      streamKey: name === 'native' ? streamKey : `${streamKey}_${name}`,
      name,
    })),
  };
}
