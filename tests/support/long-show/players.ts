/**
 * Twenty things to watch, as three vendors would tell of them: people come in the evenings and go again, streams begin
 * anew, servers fail for minutes. Everything follows from the time alone, so each run is the same.
 */
import type { Reply } from '../table-http.ts';
import { noise, streamBody, viewerBody } from '../page/answers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a vendor says of one thing at a moment, and the readings in it by metric. */
export interface Told {
  readonly reply: Reply;
  readonly readings: Readonly<Record<string, number>>;
}

export interface Player {
  /** The source's ID, and the last part of the path it is asked for at. */
  readonly id: string;
  readonly provider: 'streampixel' | 'storm' | 'fastpix';
  readonly kind: 'project' | 'stream' | 'viewer';
  tell(at: number): Told;
  /** The list's word for it; always `active` when absent. */
  status?(at: number): string;
}

export type TroubleKind = 'server' | 'timeout' | 'unreachable';
const KINDS = ['server', 'timeout', 'unreachable'] as const;

/** A stretch in which every look at one source fails in one way. */
export interface Trouble {
  readonly from: number;
  readonly until: number;
  readonly kind: TroubleKind;
}

/** Once a day for 2 to 40 minutes. */
export function troubleOn(seed: number, day: number): Trouble {
  const from = day * DAY + Math.floor(noise(seed, day) * (DAY - HOUR));
  const until = from + 2 * MINUTE + Math.floor(noise(seed + 1, day) * 38 * MINUTE);
  return { from, until, kind: KINDS[(seed + day) % KINDS.length] ?? 'server' };
}

/** What fails at a moment: a stretch, or one look in a thousand by itself. */
export function troubleAt(seed: number, at: number): TroubleKind | undefined {
  const { from, until, kind } = troubleOn(seed, Math.floor(at / DAY));
  if (at >= from && at < until) return kind;
  return noise(seed + 2, Math.floor(at / 1_000)) < 0.001 ? 'server' : undefined;
}

const FAILED: Readonly<Record<TroubleKind, Reply>> = {
  server: { status: 502, body: { message: 'Bad gateway' } },
  timeout: { fail: 'timeout' },
  unreachable: { fail: 'unreachable' },
};

/** 0 at night, 1 at eight in the evening, another a bit each day. */
export const evening = (seed: number, at: number) =>
  Math.max(0, Math.sin((((at / HOUR + 10) % 24) / 24) * 2 * Math.PI)) *
  (0.7 + 0.3 * noise(seed, Math.floor(at / DAY)));

/** People who come and go: of those who want to be there, some more come or some leave with each look. */
export function crowd(seed: number, most: number): (at: number) => number {
  let here = 0;
  return (at) => {
    const drift = most * evening(seed, at) - here;
    const chance = 0.08 + Math.min(0.3, Math.abs(drift) / most);
    if (noise(seed + 3, at % 1e9) < chance) here += drift >= 0 ? 1 : -1;
    if (noise(seed + 4, at % 1e9) < 0.04) here += noise(seed + 5, at % 1e9) < 0.5 ? 1 : -1;
    return (here = Math.max(0, here));
  };
}

function orFailed(seed: number, at: number, tell: () => Told): Told {
  const trouble = troubleAt(seed, at);
  return trouble === undefined ? tell() : { reply: FAILED[trouble], readings: {} };
}

/** A project with 50 places. */
export function project(nth: number): Player {
  const seed = 100 + nth * 10;
  const wanted = crowd(seed, 70);
  return {
    id: `project-${nth}`,
    provider: 'streampixel',
    kind: 'project',
    tell: (at) =>
      orFailed(seed, at, () => {
        const people = wanted(at);
        const readings = { live: Math.min(50, people), queue: Math.max(0, people - 50) };
        return {
          reply: { status: 200, body: { liveUser: readings.live, queueUser: readings.queue } },
          readings,
        };
      }),
  };
}

const NOT_THERE: Reply = { status: 404, body: { message: 'Stream not found' } };

/** A stream that is on air from six in the morning to midnight and begins anew at three; one in four has no health. */
export function stream(nth: number): Player {
  const seed = 300 + nth * 10;
  const viewers = crowd(seed, 140);
  const health = (at: number) => Math.round(60 + 40 * noise(seed + 6, Math.floor(at / MINUTE)));
  return {
    id: `stream-${nth}`,
    provider: 'storm',
    kind: 'stream',
    tell: (at) =>
      orFailed(seed, at, () => {
        if (at % DAY < 6 * HOUR) return { reply: NOT_THERE, readings: {} };
        const startedAt = Math.floor(at / DAY) * DAY + (at % DAY < 15 * HOUR ? 6 : 15) * HOUR;
        const show = { application: 'edge', key: `stream-${nth}`, seed, startedAt };
        const body = streamBody(nth % 4 === 3 ? show : { ...show, health }, at);
        body.data.viewerCount = viewers(at);
        const { data } = body;
        const readings = {
          viewers: data.viewerCount,
          systemClients: data.systemClientCount,
          inBandwidth: data.inBandwidth,
          outBandwidth: data.outBandwidth,
          inTotalBytes: data.inTotalBytes,
          outTotalBytes: data.outTotalBytes,
          ...(nth % 4 === 3 ? {} : { health: data.healthScore }),
        };
        return { reply: { status: 200, body }, readings };
      }),
  };
}

/** One viewer, there all the time. */
export function viewer(nth: number): Player {
  const seed = 500 + nth * 10;
  return {
    id: `viewer-${nth}`,
    provider: 'storm',
    kind: 'viewer',
    tell: (at) =>
      orFailed(seed, at, () => {
        const body = viewerBody(`viewer-${nth}`, at);
        const { connectionData: sent, healthData: health } = body.data;
        const readings = {
          latency: health.latency,
          bufferDeviation: health.bufferDeviation,
          queuePressure: health.queuePressure,
          inBandwidth: sent.inBandwidth,
          outBandwidth: sent.outBandwidth,
          inTotalBytes: sent.inTotalBytes,
          outTotalBytes: sent.outTotalBytes,
          videoPackets: sent.videoPacketCount,
          audioPackets: sent.audioPacketCount,
          dataPackets: sent.dataPacketCount,
          health: health.healthScore,
        };
        return { reply: { status: 200, body }, readings };
      }),
  };
}

/** A stream of a list whose views rise and fall. */
export function listed(nth: number): Player {
  const seed = 700 + nth * 10;
  const views = crowd(seed, 1_200);
  return {
    id: `listed-${nth}`,
    provider: 'fastpix',
    kind: 'stream',
    tell: (at) => {
      const readings = { views: views(at) };
      return { reply: { status: 200, body: { success: true, data: readings } }, readings };
    },
  };
}

/** Ten projects, six streams, one viewer and three streams of a list. */
export function players(): readonly Player[] {
  const many = (count: number, make: (nth: number) => Player) =>
    Array.from({ length: count }, (_, nth) => make(nth));
  return [...many(10, project), ...many(6, stream), ...many(1, viewer), ...many(3, listed)];
}
