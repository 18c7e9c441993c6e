import type { ShowClock } from '../clock.ts';
import type { Curve } from '../shows/curve.ts';
import type { StreamBody, StreamStatus } from './wire.ts';

/** A stretch of a stream's show, from a second on. */
export interface Phase {
  readonly from: number;
  readonly status: StreamStatus;
}

/** A stream before the show begins. Phases repeat after `period` seconds of show. */
export interface StreamSetting {
  readonly body: StreamBody;
  readonly period: number;
  readonly phases: readonly Phase[];
  /** Views while active. */
  readonly views: Curve;
}

export interface Stream {
  readonly setting: StreamSetting;
  /** What PATCH or the test has changed. */
  body: StreamBody;
  /** A status held by hand or by an action; absent while the show decides. */
  held?: HeldStatus;
  heldViews?: number;
}

/** After `untilRound` the show takes over again, when it next prepares; absent: held until released. */
export interface HeldStatus {
  readonly status: string;
  readonly untilRound?: number;
}

/** Status and, when the vendor would tell it, views. */
export interface Standing {
  readonly status: string;
  readonly views?: number;
}

/** A stream at the beginning of its show. */
export function openStream(setting: StreamSetting): Stream {
  return { setting, body: setting.body };
}

/** How often the show of this stream has been played to its end: a broadcast ended by hand comes back with the next round. */
export function roundOf({ setting }: Stream, clock: ShowClock): number {
  return Math.floor(clock.seconds() / setting.period);
}

/** Where a stream stands now. There are views only while it is preparing or active (reference/providers.md 3.6). */
export function standingOf(stream: Stream, clock: ShowClock): Standing {
  const { held } = stream;
  const isHeld = held && (held.untilRound === undefined || roundOf(stream, clock) < held.untilRound);
  const status = isHeld ? held.status : shownStatus(stream, clock);
  if (status === 'preparing') return { status, views: stream.heldViews ?? 0 };
  if (status !== 'active') return { status };
  return {
    status,
    views: stream.heldViews ?? Math.max(0, Math.round(stream.setting.views.at(clock.seconds()))),
  };
}

/** The whole stream object now. */
export function streamBody(stream: Stream, clock: ShowClock): StreamBody {
  return { ...stream.body, status: standingOf(stream, clock).status };
}

function shownStatus({ setting }: Stream, clock: ShowClock): StreamStatus {
  const within = clock.seconds() % setting.period;
  const past = setting.phases.filter((phase) => phase.from <= within);
  return past.at(-1)?.status ?? 'idle';
}
