import type { StormState } from './state.ts';
import { shownViewers } from './viewer-show.ts';
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
