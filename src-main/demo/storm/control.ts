import { openStream, streamBody } from './streams.ts';
import type { Stream } from './streams.ts';
import { stillSetting } from './shows.ts';
import type { StormSetup, StormState } from './state.ts';
import { trafficWith } from './state-change.ts';
import { viewerBody, viewersOf } from './viewers.ts';
import { blankViewer, mergeViewer } from './viewer-merge.ts';
import type { ViewerChanges } from './viewer-merge.ts';
import { gradeOf } from './wire.ts';
import type { StreamBody, ViewerBody } from './wire.ts';

/** What tests may do to the simulated Storm server. */
export interface StormControl {
  /**
   * Holds a stream by hand, by the field names of seed 001; what is left out stays as it is now. Counters and duration
   * go on from there with the bandwidths. `healthScore` without `healthGrade` takes the fitting grade. A `duration` set by
   * hand stands still (a frozen answer). A state that is not live ends traffic and health, `PUBLISHED` brings some back.
   * Streams that are not there yet are made.
   */
  set(application: string, streamKey: string, changes?: Partial<StreamBody>): void;
  /** 404 `Stream not found` until `set` or `release`. */
  remove(application: string, streamKey: string): void;
  /** The encoder begins anew: start time now, counters 0. Holds the stream by hand. */
  restart(application: string, streamKey: string): void;
  /** Gives a held stream back to its show; one without a show is gone for good. */
  release(application: string, streamKey: string): void;
  /** What a poll would read now; undefined means 404. */
  stream(application: string, streamKey: string): StreamBody | undefined;
  /** Holds a viewer by hand, by the field names of seed 002, also inside the nested blocks; made when not there. */
  setViewer(viewerId: string, changes?: ViewerChanges): void;
  /** 404 `Connection not found` until `setViewer` or `releaseViewer`. */
  removeViewer(viewerId: string): void;
  releaseViewer(viewerId: string): void;
  viewer(viewerId: string): ViewerBody | undefined;
  viewers(application?: string, streamKey?: string): readonly ViewerBody[];
  /** Auth scheme, path prefix, which lists are there. */
  setUp(changes: Partial<StormSetup>): void;
  rotateToken(token: string): void;
}

/** The controls of one simulated Storm server. */
export function toStormControl(state: StormState): StormControl {
  const { clock } = state;
  const stream = (application: string, streamKey: string) => {
    const found = state.streams.get(`${application}/${streamKey}`);
    return found && streamBody(found, clock);
  };
  return {
    set: (application, streamKey, changes = {}) => hold(state, application, streamKey, changes),
    remove: (application, streamKey) => {
      findOrOpen(state, application, streamKey).held = { at: clock.now() };
    },
    restart: (application, streamKey) =>
      hold(state, application, streamKey, { startTime: clock.now(), inTotalBytes: 0, outTotalBytes: 0 }),
    release: (application, streamKey) => release(state, application, streamKey),
    stream,
    ...viewerControl(state),
    setUp: (changes) => void Object.assign(state.setup, changes),
    rotateToken: (token) => void (state.token = token),
  };
}

function viewerControl(state: StormState) {
  const at = () => state.clock.now();
  return {
    setViewer: (viewerId: string, changes: ViewerChanges = {}) => {
      const now = viewerBody(state, viewerId) ?? blankViewer(viewerId, at());
      state.viewers.set(viewerId, { at: at(), body: mergeViewer(now, changes) });
    },
    removeViewer: (viewerId: string) => void state.viewers.set(viewerId, { at: at() }),
    releaseViewer: (viewerId: string) => void state.viewers.delete(viewerId),
    viewer: (viewerId: string) => viewerBody(state, viewerId),
    viewers: (application?: string, streamKey?: string) => viewersOf(state, application, streamKey),
  };
}

function findOrOpen(state: StormState, application: string, streamKey: string): Stream {
  const key = `${application}/${streamKey}`;
  const found = state.streams.get(key) ?? openStream(stillSetting(application, streamKey), state.seed);
  state.streams.set(key, found);
  return found;
}

function hold(state: StormState, application: string, streamKey: string, changes: Partial<StreamBody>): void {
  const { clock } = state;
  const known = state.streams.get(`${application}/${streamKey}`);
  const present = (known && streamBody(known, clock)) ?? newBody(state, application, streamKey);
  const stream = known ?? findOrOpen(state, application, streamKey);
  const grade = changes.healthScore === undefined ? {} : { healthGrade: gradeOf(changes.healthScore) };
  const traffic = trafficWith(present.state, changes.state);
  stream.held = {
    at: clock.now(),
    body: { ...present, ...traffic, ...grade, ...changes },
    fixedDuration: changes.duration !== undefined,
  };
}

function release(state: StormState, application: string, streamKey: string): void {
  const key = `${application}/${streamKey}`;
  const stream = state.streams.get(key);
  if (!stream) return;
  delete stream.held;
  if (stream.setting.isMade) state.streams.delete(key);
}

/** A stream that has just begun to be published and is well. */
function newBody({ clock, seed }: StormState, application: string, streamKey: string): StreamBody {
  const body = streamBody(openStream(stillSetting(application, streamKey), seed), clock);
  if (!body) throw new Error('A still stream is always there.');
  const counters = { startTime: clock.now(), duration: 0, inTotalBytes: 0, outTotalBytes: 0 };
  return { ...body, ...counters, healthScore: 92, healthGrade: gradeOf(92) };
}
