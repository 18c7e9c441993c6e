import { pick, randomFrom, seedOf } from '../random.ts';
import type { StormState } from './state.ts';
import { momentAt } from './stream-show.ts';
import { watchingOf } from './streams.ts';
import type { Stream } from './streams.ts';
import { devices, places } from './places.ts';
import { healthAt } from './viewer-health.ts';
import type { ViewerBody } from './wire.ts';

/** A viewer set by hand at a moment; duration and counters go on from there. Without a body: 404. */
export interface HeldViewer {
  readonly at: number;
  readonly body?: ViewerBody;
}

/** Everybody who watches now: of one stream, or of all. Those held by hand come first. */
export function viewersOf(
  state: StormState,
  application?: string,
  streamKey?: string,
): readonly ViewerBody[] {
  const isWanted = (one: { application: string; streamKey: string }) =>
    application === undefined || (one.application === application && one.streamKey === streamKey);
  const held = [...state.viewers.values()].map((one) => heldViewer(one, state.clock.now()));
  const shown = [...state.streams.values()]
    .filter(({ setting }) => isWanted(setting))
    .flatMap((one) => shownViewers(state, one));
  return [
    ...held.filter((one) => one !== undefined).filter(isWanted),
    ...shown.filter((one) => !state.viewers.has(one.id)),
  ];
}

/** One viewer by id; undefined when there is none (any more). */
export function viewerBody(state: StormState, viewerId: string): ViewerBody | undefined {
  const held = state.viewers.get(viewerId);
  if (held) return heldViewer(held, state.clock.now());
  for (const stream of state.streams.values()) {
    const found = shownViewers(state, stream, viewerId)[0];
    if (found) return found;
  }
  return undefined;
}

/** A viewer as the lists print it: flat, `applicationName` instead of `application` (reference/providers.md 2.5). */
export function flatViewer(viewer: ViewerBody) {
  const { userAgentData: agent, connectionData: connection, healthData: health } = viewer;
  return {
    id: viewer.id,
    state: viewer.state,
    class: 'SimulatedHarness',
    pipelineType: viewer.pipelineType,
    harnessType: viewer.harnessType,
    applicationName: viewer.application,
    streamKey: viewer.streamKey,
    subStream: 'native',
    remoteAddress: connection.remoteAddress,
    deviceType: agent.deviceType,
    osName: agent.osName,
    browserName: agent.browserName,
    startTime: viewer.startTime,
    duration: viewer.duration,
    inBandwidth: connection.inBandwidth,
    outBandwidth: connection.outBandwidth,
    inTotalBytes: connection.inTotalBytes,
    outTotalBytes: connection.outTotalBytes,
    healthScore: health.healthScore,
    healthGrade: health.healthGrade,
  };
}

function heldViewer({ at, body }: HeldViewer, now: number): ViewerBody | undefined {
  if (!body) return undefined;
  const seconds = (now - at) / 1000;
  const { connectionData: connection } = body;
  const grown = (total: number, perSecond: number) => Math.floor(total + perSecond * seconds);
  return {
    ...body,
    duration: now - body.startTime,
    connectionData: {
      ...connection,
      inTotalBytes: grown(connection.inTotalBytes, connection.inBandwidth),
      outTotalBytes: grown(connection.outTotalBytes, connection.outBandwidth),
      videoPacketCount: grown(connection.videoPacketCount, 30),
      audioPacketCount: grown(connection.audioPacketCount, 47),
    },
  };
}

/** The viewers of a stream's show; with an id only that one. */
function shownViewers(state: StormState, stream: Stream, viewerId?: string): readonly ViewerBody[] {
  const second = state.clock.seconds();
  const moment = momentAt(stream.setting, second);
  if (moment.state !== 'PUBLISHED') return [];
  const { from, audience } = watchingOf(stream, moment);
  const people = [
    ...stream.setting.guests.map((id) => ({ id, began: from })),
    ...[...audience.present()].map((one) => ({
      id: idOf(stream, one.number),
      began: from + (one.startedAt ?? 0),
    })),
  ];
  return people
    .filter(({ id }) => viewerId === undefined || id === viewerId)
    .map(({ id, began }) => shownViewer(state, stream, id, state.clock.at(began)));
}

/** `v_` and 15 characters, as in seed 002; the same person always has the same. */
function idOf(stream: Stream, number: number): string {
  const random = randomFrom(seedOf(stream.seed, `viewer ${number}`));
  return `v_${Array.from({ length: 15 }, () => Math.floor(random() * 36).toString(36)).join('')}`;
}

function shownViewer(state: StormState, stream: Stream, id: string, startTime: number): ViewerBody {
  const random = randomFrom(seedOf(state.seed, id));
  const { harnessType, ...userAgentData } = pick(random, devices);
  const duration = Math.max(0, state.clock.now() - startTime);
  const luck = random() * 0.25;
  const second = state.clock.seconds();
  const wave = 0.06 * (1 + Math.sin(second / 9 + luck * 40));
  const badness = luck + wave + 0.9 * (1 - stream.setting.health.at(second) / 100);
  return {
    id,
    state: 'PUBLISHED',
    pipelineType: 'CLIENT_OUTPUT',
    harnessType,
    application: stream.setting.application,
    streamKey: stream.setting.streamKey,
    startTime,
    duration,
    userAgentData,
    connectionData: connectionOf(stream, duration, 1 + Math.floor(random() * 254)),
    healthData: healthAt(badness, duration),
    geoData: pick(random, places),
  };
}

function connectionOf({ setting }: Stream, duration: number, host: number): ViewerBody['connectionData'] {
  const seconds = duration / 1000;
  return {
    remoteAddress: `203.0.113.${host}`,
    protocol: 'HTTP',
    inBandwidth: 0,
    outBandwidth: setting.perViewer,
    inTotalBytes: 1428 + Math.floor(seconds * 6),
    outTotalBytes: Math.floor(seconds * setting.perViewer),
    videoPacketCount: Math.floor(seconds * 30),
    audioPacketCount: Math.floor(seconds * 46.9),
    dataPacketCount: 0,
  };
}
