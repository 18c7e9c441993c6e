import { level } from '../shows/curve.ts';
import { blankBody } from './blank.ts';
import { openStream, standingOf, streamBody } from './streams.ts';
import type { Standing, Stream } from './streams.ts';
import type { FastpixSetup, FastpixState } from './state.ts';
import type { StreamBody } from './wire.ts';

/** What tests may do to the simulated FastPix. An unknown stream id throws: it is a slip in the test. */
export interface FastpixControl {
  /** Holds status and views by hand, whatever the show does. Views are told while preparing or active only. */
  set(streamId: string, standing: Partial<Standing>): void;
  /** Gives the stream back to its show; an action's effect on the status ends too. */
  release(streamId: string): void;
  /** Changes any other field of the body, as somebody else would do elsewhere (a rename, another resolution). */
  change(streamId: string, changes: Partial<StreamBody>): void;
  /** A new stream, created now, idle unless said otherwise; answers its id. */
  add(changes?: Partial<StreamBody>): string;
  /** Takes a stream away, as a deletion elsewhere does. */
  remove(streamId: string): void;
  /** The stream whose metadata name it by that text (`livestream_name`, `name` or `title`). */
  find(name: string): string;
  /** What get-by-id would answer now, secrets included. */
  stream(streamId: string): StreamBody;
  /** Status and views now. */
  standing(streamId: string): Standing;
  /** All streams with their secrets, in the order in which they were made. */
  streams(): readonly StreamBody[];
  setUp(changes: Partial<FastpixSetup>): void;
  rotateSecret(secretKey: string): void;
}

/** The controls of one simulated FastPix. */
export function toFastpixControl(state: FastpixState): FastpixControl {
  const find = (streamId: string): Stream => {
    const stream = state.streams.get(streamId);
    if (!stream) throw new Error(`The simulated FastPix has no stream ${streamId}.`);
    return stream;
  };
  return {
    set: (streamId, standing) => hold(find(streamId), standing),
    release: (streamId) => {
      const stream = find(streamId);
      delete stream.held;
      delete stream.heldViews;
    },
    change: (streamId, changes) => {
      const stream = find(streamId);
      stream.body = { ...stream.body, ...changes };
    },
    add: (changes = {}) => add(state, changes),
    remove: (streamId) => void state.streams.delete(find(streamId).body.streamId),
    find: (name) => findByName(state, name),
    stream: (streamId) => streamBody(find(streamId), state.clock),
    standing: (streamId) => standingOf(find(streamId), state.clock),
    streams: () => [...state.streams.values()].map((stream) => streamBody(stream, state.clock)),
    setUp: (changes) => void Object.assign(state.setup, changes),
    rotateSecret: (secretKey) => void (state.secretKey = secretKey),
  };
}

function hold(stream: Stream, { status, views }: Partial<Standing>): void {
  if (status !== undefined) stream.held = { status };
  if (views !== undefined) stream.heldViews = views;
}

function add(state: FastpixState, changes: Partial<StreamBody>): string {
  const now = state.clock.now();
  const blank = blankBody((state.made += 1), state.seed, now);
  const body = { ...blank, createdAt: new Date(now).toISOString().replace('Z', '000Z'), ...changes };
  const setting = { body, period: 600, phases: [], views: level(0) };
  const stream = openStream(setting);
  if (changes.status !== undefined) stream.held = { status: changes.status };
  state.streams.set(body.streamId, stream);
  return body.streamId;
}

function findByName(state: FastpixState, name: string): string {
  const found = [...state.streams.values()].find(({ body }) =>
    Object.values(body.metadata ?? {}).includes(name),
  );
  if (!found) throw new Error(`The simulated FastPix has no stream named ${name}.`);
  return found.body.streamId;
}
