import type { Curve } from '../shows/curve.ts';
import type { AudiencePlan } from '../shows/people.ts';

/** A stretch of a stream's show. `gone` answers 404; `begins` starts a new session: start time, counters and audience begin anew. */
export interface Phase {
  readonly from: number;
  readonly state: 'AWAITING' | 'PUBLISHED' | 'UNPUBLISHED' | 'CLOSED' | 'gone';
  readonly begins?: true;
}

/** A stream before the show begins. */
export interface StreamSetting {
  readonly application: string;
  readonly streamKey: string;
  /** Made by hand only, with no show to go back to. */
  readonly isMade?: true;
  /** Seconds of show after which the phases repeat. */
  readonly period: number;
  /** Empty: published all the time. Else the first is at second 0 and begins a session, with one PUBLISHED stretch a session. */
  readonly phases: readonly Phase[];
  /** Seconds that the first session had already run when the show began. */
  readonly ranBefore: number;
  /** Health score while published, 0 to 100. */
  readonly health: Curve;
  /** Incoming bandwidth while published, bytes/s. */
  readonly ingest: Curve;
  /** Its curve counts from the moment of publishing. */
  readonly audience: AudiencePlan;
  /** Bytes/s that one viewer draws. */
  readonly perViewer: number;
  /** Viewers with an id of their own who watch as long as the stream is published, on top of the audience. */
  readonly guests: readonly string[];
  readonly systemClients: number;
  readonly recording: boolean;
  readonly subStreams: readonly string[];
  readonly thumbnail: boolean;
}

/** Where the show of a stream stands, in seconds of show. */
export interface Moment {
  readonly state: Phase['state'];
  readonly sessionBegan: number;
  /** The published stretch of this session so far; both ends equal `second` when there was none yet. */
  readonly publishedFrom: number;
  readonly publishedUntil: number;
}

/** The state and the session at a second of the show. */
export function momentAt(setting: StreamSetting, second: number): Moment {
  if (setting.phases.length === 0) {
    return { state: 'PUBLISHED', sessionBegan: 0, publishedFrom: 0, publishedUntil: second };
  }
  const round = Math.floor(second / setting.period) * setting.period;
  const past = setting.phases.filter((phase) => round + phase.from <= second);
  const session = past.slice(past.findLastIndex((phase) => phase.begins));
  const shown = session.findIndex((phase) => phase.state === 'PUBLISHED');
  const absolute = (index: number) => {
    const phase = session[index];
    return phase ? round + phase.from : second;
  };
  return {
    state: past.at(-1)?.state ?? 'gone',
    sessionBegan: absolute(0),
    publishedFrom: shown < 0 ? second : absolute(shown),
    publishedUntil: shown < 0 ? second : absolute(shown + 1),
  };
}
