import { pick, randomFrom, seedOf } from '../random.ts';
import { devices, places } from './places.ts';
import type { StormState } from './state.ts';
import { momentAt } from './stream-show.ts';
import { watchingOf } from './streams.ts';
import type { Stream } from './streams.ts';
import { healthAt } from './viewer-health.ts';
import type { ViewerBody } from './wire.ts';

/** The viewers of a stream's show; with an id only that one. */
export function shownViewers(state: StormState, stream: Stream, viewerId?: string): readonly ViewerBody[] {
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
